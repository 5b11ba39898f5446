import type { BasisPoints, Fen, Grants, Id, Instant, Program } from "../../types/index.js";
import type { Speaker } from "../speaker.js";
export type Words = Readonly<Record<string, string | number | undefined>>;
/** Amounts, days and names as shops write them; what every description is put together from. */
export declare class Teller {
    readonly program: Program;
    readonly speaker: Speaker;
    constructor(program: Program, speaker: Speaker);
    /** A sentence of messages/. */
    say(group: string, key: string, words?: Words): string;
    name(id: Id): string;
    names(ids: readonly Id[]): string;
    /** "¥20", "¥12.50". */
    money(amount: Fen): string;
    /** 20 in Chinese, "¥20" in English: an amount whose unit nobody asks for. Other currencies keep their sign. */
    plain(amount: Fen): string;
    /** "20元", "¥20". */
    yuan(amount: Fen): string;
    private of_yuan;
    /** What is taken off: 1200 is "8.8折", "12% off"; all of it is "免费", "free". */
    discount(off: BasisPoints): string;
    /** "11月30日"; with the year unless `now` is in the same one. */
    day(at: Instant, now?: Instant): string;
    /** The day of an instant, with the hour unless it is midnight. */
    moment(at: Instant, now?: Instant): string;
    /** The last day of what ends at `end`, or its last moment when it ends within a day. */
    through(end: Instant, now?: Instant): string;
    /** Clauses of one sentence; those that are empty are left out. */
    sentence(clauses: readonly (string | undefined)[]): string;
    /** "200 积分、1 张「满100减20」"; "" when nothing is given. */
    grants(grants: Grants | undefined): string;
    /** "送 200 积分"; undefined when nothing is given. */
    given(grants: Grants | undefined): string | undefined;
}
