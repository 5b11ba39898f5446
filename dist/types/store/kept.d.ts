import type { Goods } from "../service/answers.js";
import type { Account, Id, Overview, Program } from "../types/index.js";
/** What is kept between two visits. */
export interface Kept {
    /** Whose it is. */
    readonly member?: Id | undefined;
    readonly program: Program;
    readonly goods: Goods;
    readonly account: Account;
    readonly events: number;
    readonly overview: Overview;
    /** The program's zone, in minutes east of UTC, for the time before the engine is there. */
    readonly zone: number;
    /** So far the page's clock was behind the books', in milliseconds; 0 unless given. */
    readonly behind?: number;
}
/** Whether it is what a store keeps, and not something else under its name. */
export declare function is_kept(given: unknown): given is Kept;
