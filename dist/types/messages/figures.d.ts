/**
 * Money with its sign: 1230 is "¥12.30", -50 "-¥0.50". `amount` in the currency's minor unit (fen), an integer within
 * ±(2^53 − 1); `currency` by ISO 4217, CNY unless given; `grouping` sets commas between thousands.
 */
export declare function money_text(amount: number, currency?: string, grouping?: boolean): string;
/** A rate in basis points: 8800 is "88%", 550 "5.5%". */
export declare function percent_text(rate: number): string;
/** Growth in thousandths: 12500 is "12.5". */
export declare function growth_text(thousandths: number): string;
/** What a clock on the wall shows: the local day, and minutes since its midnight. */
export interface ClockTime {
    readonly day: string;
    readonly minute: number;
}
/**
 * Who knows the program's time zone: a center, which asks the engine, or the zone's distance from UTC in minutes
 * (480 for China, which has no summer time).
 */
export type Clock = number | {
    clock(at: number): ClockTime;
};
export declare function clock_time(clock: Clock, at: number): ClockTime;
/** Minutes since midnight: 845 is "14:05". */
export declare function minute_text(minute: number): string;
/** "2026-11-22 18:30", with seconds when there are any. */
export declare function moment_text(clock: Clock, at: number): string;
/** The last moment before an end: the day alone when it lasts through that day. */
export declare function through_text(clock: Clock, end: number): string;
