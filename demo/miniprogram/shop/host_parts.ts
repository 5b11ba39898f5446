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
  /** Of at most four characters, in every language: with a longer one WeChat asks nothing, as if the answer were no. */
  readonly yes: string;
  /** Of at most four characters, too. */
  readonly no: string;
}
