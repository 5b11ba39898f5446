import { currencies } from "./currencies.js";
import { own } from "./sentences.js";

// Written out, because mini-programs have no Intl that can be relied on, and because the server has to say the same.

/** 1230 as "12.30": `value` in the minor unit, which has so many digits. */
function decimal(value: number, digits: number, grouping: boolean): string {
  let whole = String(Math.abs(value));
  let fraction = "";
  if (digits > 0) {
    while (whole.length <= digits) whole = `0${whole}`;
    fraction = `.${whole.slice(-digits)}`;
    whole = whole.slice(0, -digits);
  }
  return (grouping ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole) + fraction;
}

/**
 * Money with its sign: 1230 is "¥12.30", -50 "-¥0.50". `amount` in the currency's minor unit (fen), an integer within
 * ±(2^53 − 1); `currency` by ISO 4217, CNY unless given; `grouping` sets commas between thousands.
 */
export function money_text(amount: number, currency = "CNY", grouping = false): string {
  const { sign, digits } = own(currencies, currency) ?? { sign: `${currency} `, digits: 2 };
  return (amount < 0 ? "-" : "") + sign + decimal(amount, digits, grouping);
}

/** A rate in basis points: 8800 is "88%", 550 "5.5%". */
export function percent_text(rate: number): string {
  return `${rate < 0 ? "-" : ""}${decimal(rate, 2, false).replace(/\.?0+$/, "")}%`;
}

/** Growth in thousandths: 12500 is "12.5". */
export function growth_text(thousandths: number): string {
  const sign = thousandths < 0 ? "-" : "";
  return sign + decimal(thousandths, 3, false).replace(/\.?0+$/, "");
}

/** What a clock on the wall shows: the local day, and minutes since its midnight. */
export interface ClockTime {
  readonly day: string;
  readonly minute: number;
}

/**
 * Who knows the program's time zone: a center, which asks the engine, or the zone's distance from UTC in minutes
 * (480 for China, which has no summer time).
 */
export type Clock = number | { clock(at: number): ClockTime };

export function clock_time(clock: Clock, at: number): ClockTime {
  if (typeof clock !== "number") return clock.clock(at);
  const local = new Date(at + clock * 60_000);
  return { day: local.toISOString().slice(0, 10), minute: local.getUTCHours() * 60 + local.getUTCMinutes() };
}

const two_digits = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** Minutes since midnight: 845 is "14:05". */
export function minute_text(minute: number): string {
  return `${two_digits(Math.floor(minute / 60))}:${two_digits(minute % 60)}`;
}

/** "2026-11-22 18:30", with seconds when there are any. */
export function moment_text(clock: Clock, at: number): string {
  const { day, minute } = clock_time(clock, at);
  // Offsets are whole minutes, so seconds are the same everywhere.
  const second = Math.floor((((at % 60_000) + 60_000) % 60_000) / 1000);
  return `${day} ${minute_text(minute)}${second ? `:${two_digits(second)}` : ""}`;
}

/** The last moment before an end: the day alone when it lasts through that day. */
export function through_text(clock: Clock, end: number): string {
  const last = clock_time(clock, end - 1).day;
  return last === clock_time(clock, end).day ? moment_text(clock, end) : last;
}
