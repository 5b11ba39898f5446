import type { Problem } from "../error.js";
import type { Fen, Finding, Instant, NearMiss, Points, Program, QuoteStep, Reason, VerdictCode } from "../types/index.js";
import { type Clock } from "./figures.js";
import { type Sentences } from "./sentences.js";
/** What a speaker has to know. */
export interface SpeakerOptions {
    /** The language: `zhCN` or `en`, or sentences of your own in the same form. */
    sentences: Sentences;
    /** The program: for its names and its currency. Without it ids stand for names, and money is CNY. */
    program?: Program;
    /** The program's time zone: the open center, or minutes east of UTC (480 for China). UTC unless given. */
    clock?: Clock;
    /**
     * Who listens. Whoever keeps the shop hears which id it is about; a customer hears what to do, and no id. What cannot be
     * said without one is told in general. Those who keep the shop unless given.
     */
    to?: "customer";
}
/** A problem, as LoyaltyError carries it; a warning of a check; a reason; a verdict. */
export type Answer = Problem | Finding | Reason | {
    readonly verdict: VerdictCode;
};
/** Tells what the engine answers in one language. It has no state but what it was made with. */
export declare class Speaker {
    private readonly sentences;
    private readonly currency;
    private readonly to_customer;
    /** Who knows the program's time zone. */
    readonly clock: Clock;
    /** What the program calls the thing of an id; undefined when it has no name. */
    readonly named: (id: string) => string | undefined;
    constructor({ sentences, program, clock, to }: SpeakerOptions);
    /** What the program calls the thing of an id; the id itself when it has no name. */
    name(id: string): string;
    /** One sentence about a problem, a reason or a verdict. Of a code that it does not know: the code and its details. */
    sentence(answer: Answer): string;
    /** Why an offer is not applied. */
    reason(reason: Reason): string;
    /** What is wrong with what was given, or why it is refused, or careless. A LoyaltyError is a problem. */
    problem(problem: Problem | Finding): string;
    /** What a verification comes to. */
    verdict(verdict: VerdictCode): string;
    /** The group that has a customer's sentence of a code. An order's receipt is refused with the code of a verdict. */
    private heard;
    /** What is missing for an offer that is nearly reached (凑单). */
    nearMiss(miss: NearMiss): string;
    /**
     * What a step of a quote is called. One that is no offer of the program's, as points are, the engine calls by its source: it is
     * told by its kind.
     */
    step({ name, source, stage }: Pick<QuoteStep, "name" | "source" | "stage">): string;
    /** A word of the engine: of a price, stage, source, state, event or fact, as `word("price", "flash_sale")`. */
    word(group: string, word: string): string;
    /** Fen as "¥12.30", in the program's currency; with `grouping` as "¥1,234.50". */
    money(amount: Fen, { grouping }?: {
        grouping?: boolean;
    }): string;
    /** "20 积分", "1 point". */
    points(points: Points): string;
    /** Thousandths of growth, as facts have it: "12.5 成长值"; `whole`: in whole ones, as levels count it, unless it is less than one. */
    growth(thousandths: number, { whole }?: {
        whole?: boolean;
    }): string;
    /** Basis points as "88%". */
    percent(rate: number): string;
    /** "2026-11-22 18:30", in the program's time zone. */
    moment(at: Instant): string;
    /** "2026-11-22": the local day of an instant. */
    day(at: Instant): string;
    /** The last day of what ends at `end`, or its last moment when it ends within a day. */
    through(end: Instant): string;
    /** A sentence of a group with its words set in: `told("near", "units", {units: "2"})`. */
    told(group: string, key: string, words: Readonly<Record<string, string | undefined>>): string;
    private of;
    private detail;
    private names;
    /** One text, or several with commas between, each told by `tell`. */
    private each;
}
/** One sentence about a problem, a reason or a verdict; a Speaker is better for many. */
export declare function sentence(answer: Answer, options: SpeakerOptions): string;
