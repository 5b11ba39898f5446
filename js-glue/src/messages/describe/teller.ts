import type { BasisPoints, Fen, Grants, Id, Instant, Program } from "../../types/index.js";
import { clock_time, minute_text } from "../figures.js";
import type { Speaker } from "../speaker.js";

export type Words = Readonly<Record<string, string | number | undefined>>;

/** Amounts, days and names as shops write them; what every description is put together from. */
export class Teller {
  constructor(
    readonly program: Program,
    readonly speaker: Speaker,
  ) {}

  /** A sentence of messages/. */
  say(group: string, key: string, words: Words = {}): string {
    const texts: Record<string, string | undefined> = {};
    for (const [name, word] of Object.entries(words)) texts[name] = word === undefined ? undefined : String(word);
    return this.speaker.told(group, key, texts);
  }

  name(id: Id): string {
    return this.speaker.name(id);
  }

  names(ids: readonly Id[]): string {
    return ids.map((id) => this.name(id)).join(this.say("list", "separator"));
  }

  /** "¥20", "¥12.50". */
  money(amount: Fen): string {
    return this.speaker.money(amount).replace(/\.0+$/, "");
  }

  /** 20 in Chinese, "¥20" in English: an amount whose unit nobody asks for. Other currencies keep their sign. */
  plain(amount: Fen): string {
    return this.of_yuan("plain", amount);
  }

  /** "20元", "¥20". */
  yuan(amount: Fen): string {
    return this.of_yuan("yuan", amount);
  }

  private of_yuan(key: string, amount: Fen): string {
    if ((this.program.currency ?? "CNY") !== "CNY") return this.money(amount);
    // With its sign before it an amount is money, with all of its cents; with its unit behind it, a number: 22.8元.
    if (this.say("amount", key, { amount: "" }).trim() === "¥") return this.money(amount);
    return this.say("amount", key, { amount: decimal(amount, 2) });
  }

  /** What is taken off: 1200 is "8.8折", "12% off"; all of it is "免费", "free". */
  discount(off: BasisPoints): string {
    if (off >= 10000) return this.say("amount", "all");
    return this.say("amount", "discount", { pay: decimal(10000 - off, 3), off: this.speaker.percent(off) });
  }

  /** "11月30日"; with the year unless `now` is in the same one. */
  day(at: Instant, now?: Instant): string {
    const [year, month, day] = clock_time(this.speaker.clock, at).day.split("-") as [string, string, string];
    const this_year = now !== undefined && clock_time(this.speaker.clock, now).day.slice(0, 4) === year;
    return this.say("date", this_year ? "day" : "full", {
      year,
      month: this.speaker.word("month", String(Number(month))),
      day: Number(day),
    });
  }

  /** The day of an instant, with the hour unless it is midnight. */
  moment(at: Instant, now?: Instant): string {
    const { minute } = clock_time(this.speaker.clock, at);
    return minute ? this.say("date", "moment", { day: this.day(at, now), clock: minute_text(minute) }) : this.day(at, now);
  }

  /** The last day of what ends at `end`, or its last moment when it ends within a day. */
  through(end: Instant, now?: Instant): string {
    const whole = clock_time(this.speaker.clock, end).minute === 0;
    return whole ? this.day(end - 1, now) : this.moment(end, now);
  }

  /** Clauses of one sentence; those that are empty are left out. */
  sentence(clauses: readonly (string | undefined)[]): string {
    return clauses.filter((clause) => clause).join(this.say("scope", "clause"));
  }

  /** "200 积分、1 张「满100减20」"; "" when nothing is given. */
  grants(grants: Grants | undefined): string {
    if (!grants) return "";
    const parts: string[] = [];
    const { points, growth, bonus } = grants;
    if (points) parts.push(this.say("grant", "points", { amount: points }));
    if (growth) parts.push(this.say("grant", "growth", { amount: growth }));
    if (bonus) parts.push(this.say("grant", "bonus", { amount: this.yuan(bonus) }));
    for (const [coupon, units] of counted(grants.coupons ?? []))
      parts.push(this.say("grant", "coupon", { units, name: this.name(coupon) }));
    for (const { draw, times } of grants.chances ?? [])
      parts.push(this.say("grant", "chances", { times, draw: this.name(draw) }));
    for (const { sku, units = 1 } of grants.goods ?? []) parts.push(this.say("grant", "goods", { goods: this.name(sku), units }));
    if (grants.level) parts.push(this.say("grant", "level", { level: this.name(grants.level) }));
    if (grants.card) parts.push(this.say("grant", "card", { card: this.name(grants.card) }));
    return parts.join(this.say("grant", "separator"));
  }

  /** "送 200 积分"; undefined when nothing is given. */
  given(grants: Grants | undefined): string | undefined {
    const told = this.grants(grants);
    return told ? this.say("grant", "given", { grants: told }) : undefined;
  }
}

/** 8800 with three digits is "8.8": without zeros at its end. */
function decimal(value: number, digits: number): string {
  const text = String(value).padStart(digits + 1, "0");
  const fraction = text.slice(-digits).replace(/0+$/, "");
  return text.slice(0, -digits) + (fraction ? `.${fraction}` : "");
}

/** How often each stands there, in the order of their first times. */
function counted(ids: readonly Id[]): Map<Id, number> {
  const times = new Map<Id, number>();
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  return times;
}
