import { is_loyalty_error, LoyaltyError, type Problem } from "../error.js";

/** What the service sends beside a problem: its sentence. */
export interface ToldProblem extends Problem {
  /** In the service's language. */
  readonly title: string;
}

/** The service has refused, or there is no answer. */
export class ServiceError extends LoyaltyError {
  /** Of HTTP; 0: there was no answer. */
  readonly status: number;
  /** The sentence, in the service's language; "" where the service did not say it. */
  readonly title: string;
  /** The service's name of the request, for its log; "" without an answer. */
  readonly request: string;

  constructor(problem: ToldProblem, others: readonly ToldProblem[], status: number, request: string) {
    super(problem, others);
    this.name = "ServiceError";
    this.status = status;
    this.title = problem.title;
    this.request = request;
  }

  static override [Symbol.hasInstance](thrown: unknown): boolean {
    return (this === ServiceError && is_loyalty_error(thrown) && thrown.name === "ServiceError") || super[Symbol.hasInstance](thrown);
  }

  /** Whether the same may well be answered otherwise a little later: nothing was decided. */
  get passes(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** There is no answer: not there, too slow, cut off. Whether the request has arrived is not known. */
export function no_answer(reason: string): ServiceError {
  return new ServiceError({ code: "no_answer", at: "", details: { reason }, title: "" }, [], 0, "");
}

/** There is one, though not the service's: a proxy's page, a gateway's own JSON. */
export function unreadable(status: number, request: string): ServiceError {
  return new ServiceError({ code: "answer_unreadable", at: "", details: { status }, title: "" }, [], status, request);
}
