import { type Clock } from "../messages/figures.js";
import type { Instant } from "../types/index.js";
/** What time it is: the books' time as well as the page knows it, or the instant somebody travels to. */
export declare class StoreClock {
    private readonly own;
    /** So far the page's own clock is behind the books' clock, in milliseconds. */
    behind: number;
    private travelled;
    private floor;
    /** `own` is the page's clock. */
    constructor(own: () => Instant);
    /** The books' clock, just now. */
    set(now: Instant): void;
    /** Nothing is shown before this: what has happened has happened. */
    notBefore(at: Instant): void;
    /** To an instant, where it stays; nothing: back to now. */
    travel(at: Instant | undefined): void;
    get travelling(): boolean;
    now(): Instant;
}
/** The program's zone at an instant, in minutes east of UTC. */
export declare function zone_of(center: Exclude<Clock, number>, at: Instant): number;
/** When a clock in the program's zone shows "2026-11-28T12:30"; nothing: that is no time. */
export declare function instant_of(zone: Clock, local: string): Instant | undefined;
