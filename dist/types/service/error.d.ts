import { LoyaltyError, type Problem } from "../error.js";
/** What the service sends beside a problem: its sentence. */
export interface ToldProblem extends Problem {
    /** In the service's language. */
    readonly title: string;
}
/** The service has refused, or there is no answer. */
export declare class ServiceError extends LoyaltyError {
    /** Of HTTP; 0: there was no answer. */
    readonly status: number;
    /** The sentence, in the service's language; "" where the service did not say it. */
    readonly title: string;
    /** The service's name of the request, for its log; "" without an answer. */
    readonly request: string;
    constructor(problem: ToldProblem, others: readonly ToldProblem[], status: number, request: string);
    static [Symbol.hasInstance](thrown: unknown): boolean;
    /** Whether the same may well be answered otherwise a little later: nothing was decided. */
    get passes(): boolean;
}
/** There is no answer: not there, too slow, cut off. Whether the request has arrived is not known. */
export declare function no_answer(reason: string): ServiceError;
/** There is one, though not the service's: a proxy's page, a gateway's own JSON. */
export declare function unreadable(status: number, request: string): ServiceError;
