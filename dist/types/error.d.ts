import type { ProblemCode } from "./types/index.js";
/** One thing that is wrong: a stable code (docs/errors.md), where, and the numbers. */
export interface Problem {
    /** What is wrong. */
    readonly code: ProblemCode;
    /** JSON pointer into what was given; empty for the whole. */
    readonly at: string;
    /** The numbers and names that a sentence about it needs; money in fen, instants in milliseconds since 1970. */
    readonly details: Readonly<Record<string, number | string>>;
}
/**
 * Every error of this package. A call that throws it has changed nothing. Each entry of the package has a class of this
 * name; `instanceof` takes an error of any of them.
 */
export declare class LoyaltyError extends Error implements Problem {
    readonly code: ProblemCode;
    readonly at: string;
    readonly details: Readonly<Record<string, number | string>>;
    /** The further problems of the same input, in the order in which they stand there. */
    readonly others: readonly Problem[];
    constructor(problem: Problem, others?: readonly Problem[]);
    static [Symbol.hasInstance](thrown: unknown): boolean;
}
/** Whether something thrown is one of this package's, also of another of its files: each bundle has a class of its own. */
export declare function is_loyalty_error(thrown: unknown): thrown is LoyaltyError;
/** What a host rejected with, as a text: some reject with an object of their own instead of an Error. */
export declare function reason_of(cause: unknown): string;
