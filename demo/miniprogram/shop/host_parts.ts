// What is said between pages and every host.

export interface Request {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly body?: unknown;
}

/** Of asked questions, the customer's answer. */
export interface Question {
  readonly title: string;
  readonly content: string;
  readonly yes: string;
  readonly no: string;
}
