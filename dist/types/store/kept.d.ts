import type { Goods } from "../service/answers.js";
import type { Account, Overview, Program } from "../types/index.js";
/** What is kept between two visits. */
export interface Kept {
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
