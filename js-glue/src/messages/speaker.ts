import type { Problem } from "../error.js";
import type { Fen, Finding, Instant, NearMiss, Points, Program, QuoteStep, Reason, VerdictCode } from "../types/index.js";
import { type Clock, clock_time, growth_text, minute_text, moment_text, money_text, percent_text, through_text } from "./figures.js";
import { names_in } from "./names.js";
import { own, type Sentences, tell_sentence, told_sentence } from "./sentences.js";

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
export type Answer = Problem | Finding | Reason | { readonly verdict: VerdictCode };

/** Tells what the engine answers in one language. It has no state but what it was made with. */
export class Speaker {
  private readonly sentences: Sentences;
  private readonly currency: string;
  private readonly to_customer: boolean;
  /** Who knows the program's time zone. */
  readonly clock: Clock;
  /** What the program calls the thing of an id; undefined when it has no name. */
  readonly named: (id: string) => string | undefined;

  constructor({ sentences, program, clock = 0, to }: SpeakerOptions) {
    this.sentences = sentences;
    this.to_customer = to === "customer";
    this.currency = program?.currency ?? "CNY";
    this.clock = clock;
    this.named = names_in(program);
  }

  /** What the program calls the thing of an id; the id itself when it has no name. */
  name(id: string): string {
    return this.named(id) ?? id;
  }

  /** One sentence about a problem, a reason or a verdict. Of a code that it does not know: the code and its details. */
  sentence(answer: Answer): string {
    if ("verdict" in answer) return this.verdict(answer.verdict);
    return "at" in answer ? this.problem(answer) : this.reason(answer);
  }

  /** Why an offer is not applied. */
  reason(reason: Reason): string {
    const { code, ...details } = reason;
    return this.of("reason", code, details);
  }

  /** What is wrong with what was given, or why it is refused, or careless. A LoyaltyError is a problem. */
  problem(problem: Problem | Finding): string {
    const { code, details } = problem;
    return this.of(this.to_customer ? this.heard(code) : "problem", code, details);
  }

  /** What a verification comes to. */
  verdict(verdict: VerdictCode): string {
    return this.of(this.to_customer ? this.heard(verdict) : "verdict", verdict, {});
  }

  /** The group that has a customer's sentence of a code. An order's receipt is refused with the code of a verdict. */
  private heard(code: string): string {
    return ["customer", "problem", "verdict"].find((name) => own(own(this.sentences, name), code) !== undefined) ?? "customer";
  }

  /** What is missing for an offer that is nearly reached (凑单). */
  nearMiss(miss: NearMiss): string {
    const { amount, units } = miss.short;
    const more: string[] = [];
    if (amount !== undefined) more.push(this.money(amount));
    if (units !== undefined) more.push(this.told("near", "units", { units: String(units) }));
    const then = miss.payable_then;
    return this.told("near", "line", {
      more: more.join(this.word("near", "and")),
      offer: miss.name || miss.id,
      then: then === null ? undefined : this.money(then),
    });
  }

  /**
   * What a step of a quote is called. One that is no offer of the program's, as points are, the engine calls by its source: it is
   * told by its kind.
   */
  step({ name, source, stage }: Pick<QuoteStep, "name" | "source" | "stage">): string {
    return (name === source ? this.named(source) : name) || this.word("stage", stage);
  }

  /** A word of the engine: of a price, stage, source, state, event or fact, as `word("price", "flash_sale")`. */
  word(group: string, word: string): string {
    return own(own(this.sentences, group), word) ?? word;
  }

  /** Fen as "¥12.30", in the program's currency; with `grouping` as "¥1,234.50". */
  money(amount: Fen, { grouping = false }: { grouping?: boolean } = {}): string {
    return money_text(amount, this.currency, grouping);
  }

  /** "20 积分", "1 point". */
  points(points: Points): string {
    return this.told("unit", "points", { amount: String(points) });
  }

  /** Thousandths of growth, as facts have it: "12.5 成长值"; `whole`: in whole ones, as levels count it, unless it is less than one. */
  growth(thousandths: number, { whole = false }: { whole?: boolean } = {}): string {
    const counted = Math.trunc(thousandths / 1000);
    return this.told("unit", "growth", { amount: whole && counted !== 0 ? String(counted) : growth_text(thousandths) });
  }

  /** Basis points as "88%". */
  percent(rate: number): string {
    return percent_text(rate);
  }

  /** "2026-11-22 18:30", in the program's time zone. */
  moment(at: Instant): string {
    return moment_text(this.clock, at);
  }

  /** "2026-11-22": the local day of an instant. */
  day(at: Instant): string {
    return clock_time(this.clock, at).day;
  }

  /** The last day of what ends at `end`, or its last moment when it ends within a day. */
  through(end: Instant): string {
    return through_text(this.clock, end);
  }

  /** A sentence of a group with its words set in: `told("near", "units", {units: "2"})`. */
  told(group: string, key: string, words: Readonly<Record<string, string | undefined>>): string {
    return tell_sentence(this.sentences, group, key, (name) => own(words, name)) ?? key;
  }

  private of(group: string, code: string, details: object): string {
    const given = details as Readonly<Record<string, unknown>>;
    const told = told_sentence(this.sentences, group, code, (name, format) => {
      const value = own(given, name);
      return value === undefined || value === null || value === "" ? undefined : this.detail(value, format);
    });
    // A sentence with a hole is none.
    if (this.to_customer) return told?.whole ? told.text : this.told("customer", group === "reason" ? "other_reason" : "other", {});
    if (told !== undefined) return told.text;
    const list = Object.keys(given).sort().map((key) => `${key} ${as_it_is(given[key])}`);
    return printable(code) + (list.length ? `: ${list.join(", ")}` : "");
  }

  private detail(value: unknown, format: string): string | undefined {
    const plain = as_it_is(value);
    if (format === "") return this.to_customer && typeof value !== "number" ? undefined : plain;
    if (format === "names") return typeof value === "string" ? this.names(value) : plain;
    if (typeof value === "number") {
      if (format === "money") return this.money(value);
      if (format === "moment") return this.moment(value);
      if (format === "clock") return minute_text(value);
    }
    return this.each(plain, (word) => (this.to_customer ? own(own(this.sentences, format), word) : this.word(format, word)));
  }

  private names(ids: string): string | undefined {
    // Hours of the day stand among names, and are none.
    return this.each(ids, (id) => printable(this.to_customer && /[a-z]/i.test(id) ? (this.named(id) ?? "") : this.name(id)));
  }

  /** One text, or several with commas between, each told by `tell`. */
  private each(joined: string, tell: (one: string) => string | undefined): string | undefined {
    const all = joined.split(",").map(tell);
    return (this.to_customer ? all.filter((one) => one) : all).join(this.word("list", "separator")) || undefined;
  }
}

/** One sentence about a problem, a reason or a verdict; a Speaker is better for many. */
export function sentence(answer: Answer, options: SpeakerOptions): string {
  return new Speaker(options).sentence(answer);
}

function as_it_is(value: unknown): string {
  return typeof value === "string" ? printable(value) : JSON.stringify(value);
}

/** Without control characters, and without marks that let a text lie about its order. */
function printable(text: string): string {
  return text.replace(/\t/g, " ").replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2060-\u206f]/g, "?");
}
