// What an event changed, as rows: the same as the `loyalty` program shows.

import type { Fact, MissingRequirement, Program } from "../../types/index.js";
import { action_name } from "./plans.js";
import { summed } from "./sums.js";
import type { Teller } from "./teller.js";

export interface Change {
  /** What happened: "获得积分"; of an action its name. */
  readonly label: string;
  /** "20 积分"; "" when there is none to tell. */
  readonly amount: string;
  /** Of which coupon, level, order; "" when the label says it all. */
  readonly what: string;
  /** The last day of what ends: "2026-12-31"; absent when it does not. */
  readonly until?: string;
}

/** Counters and indices that rules keep for themselves: nothing a member would ask about beside what else changed. */
const bookkeeping = [
  "points_due", "cap_counted", "window_closed", "offer_used", "offer_returned", "brought", "price_units_used",
  "price_units_returned", "card_saved", "card_unsaved",
];

const sums = ["points", "growth", "money", "principal", "bonus", "count"] as const;
type Sums = Partial<Record<(typeof sums)[number], number>>;

/** Figures of one kind for one thing, summed over the lines of an order. */
interface Gathered extends Sums {
  kind: string;
  what: string;
  until?: number | undefined;
}

/** Whether the levels of the program ask for it. */
function levels_by(program: Program, metric: string): boolean {
  return (program.tiers?.levels ?? []).some(
    ({ growth, reach }) =>
      (metric === "growth" && (growth ?? 0) > 0) ||
      (reach ?? []).some(({ all }) => all.some((one) => one.metric.startsWith(metric))),
  );
}

/** What counts towards levels is told as what they go by: by growth, nobody asks for the points behind it. */
function told_of(program: Program, fact: Fact): Fact {
  if (!fact.kind.endsWith("counted")) return fact;
  const told = { ...fact };
  if (fact.kind.startsWith("growth")) {
    if (!levels_by(program, "paid")) delete told.money;
    if (!levels_by(program, "points_earned")) delete told.points;
    if (!levels_by(program, "growth")) delete told.growth;
    if (!levels_by(program, "orders")) delete told.count;
  } else if (!levels_by(program, "recharge")) delete told.money;
  return told;
}

function is_bookkeeping({ kind, money = 0, points = 0, growth = 0, count = 0 }: Fact): boolean {
  const counted = /^(growth|recharge)_(un)?counted$/.test(kind);
  return (counted && money + points + growth + count === 0) || bookkeeping.includes(kind);
}

export function changes(teller: Teller, facts: readonly Fact[]): Change[] {
  const told = facts.map((fact) => told_of(teller.program, fact));
  // Where nothing else has changed they are told: something has.
  const all = told.every(is_bookkeeping);
  const gathered: Gathered[] = [];
  for (const fact of told) {
    if (!all && is_bookkeeping(fact)) continue;
    // That of an order is its last day of return, which nobody asks for at the till.
    const until = fact.kind.startsWith("order") ? undefined : fact.until;
    const what = what_of(teller, fact);
    let same = gathered.find((one) => one.kind === fact.kind && one.what === what && one.until === until);
    if (!same) gathered.push((same = { kind: fact.kind, what, until }));
    for (const key of sums) same[key] = summed([same[key], fact[key]]);
  }
  return gathered.map((one) => row(teller, one));
}

function row(teller: Teller, change: Gathered): Change {
  const action = change.kind === "action_done"; // its name says what was done
  return {
    label: action ? change.what : teller.speaker.word("fact", change.kind),
    amount: amounts(teller, change),
    what: action ? "" : change.what,
    ...(change.until === undefined ? {} : { until: teller.speaker.through(change.until) }),
  };
}

/** A source by its word, everything else by its name. */
function what_of(teller: Teller, fact: Fact): string {
  const { kind, id = "", of: source = "" } = fact;
  const { speaker } = teller;
  if (kind === "action_done") return action_name(teller, id);
  const named = (it: string): string => speaker.named(it) ?? source_word(teller, it) ?? it;
  // What became of an order is a state of it.
  const of = (kind.startsWith("order") ? order_word(teller, source) : source_word(teller, source)) ?? named(source);
  const name = named(id);
  // Lots and orders are numbers to a reader; levels, cards and offers have names, and coupons are told by their number
  // when nothing else is known of them.
  const speaks = name !== id || kind.startsWith("level") || kind.startsWith("card") || (kind.startsWith("coupon") && !of);
  if (!speaks || name === of) return of || (fact.order ?? "");
  return of ? teller.say("list", "of", { name, of }) : name;
}

const source_word = (teller: Teller, source: string): string | undefined => word(teller, "source", source);
const order_word = (teller: Teller, state: string): string | undefined => word(teller, "order", state);

function word(teller: Teller, group: "source" | "order", of: string): string | undefined {
  const told = teller.speaker.word(group, of);
  return told === of ? undefined : told;
}

/** What it counts are units of goods. */
const is_of_goods = (kind: string): boolean => kind === "order_returned" || kind.startsWith("goods") || kind.startsWith("price_units");

function amounts(teller: Teller, change: Gathered): string {
  const { speaker } = teller;
  const unit = (key: string, amount: string | number): string => teller.say("unit", key, { amount });
  // Where growth counts it says all; without it, what counts instead.
  if (change.growth) return unit("growth", Math.trunc(change.growth / 1000));
  // Stored value notes the points it brought, levels their months: both are told elsewhere.
  const about = change.kind.split("_")[0] as string;
  // One that is paid in points alone costs nothing, and is one.
  if (change.kind === "order_opened") return unit("money", speaker.money(change.money ?? 0));
  const parts: string[] = [];
  if (change.points && about !== "wallet") parts.push(unit("points", change.points));
  if (change.money) parts.push(unit("money", speaker.money(change.money)));
  if (change.principal) parts.push(unit("principal", speaker.money(change.principal)));
  if (change.bonus) parts.push(unit("bonus", speaker.money(change.bonus)));
  if (parts.length === 0 && change.count && !["level", "card", "action"].includes(about)) parts.push(unit(is_of_goods(change.kind) ? "pieces" : "count", change.count));
  return parts.join(teller.say("list", "separator"));
}

/** What a level still asks for: "500 成长值、2 笔订单"; what one recharge has to be. */
export function missing(teller: Teller, list: readonly MissingRequirement[]): string {
  const [first] = list;
  if (list.length === 1 && first?.metric === "recharge_single")
    return teller.say("missing", "single", { amount: teller.speaker.money(first.at_least) });
  return list
    .map(({ metric, at_least, have }) => {
      const money = metric === "paid" || metric.startsWith("recharge");
      const gap = at_least - have;
      return teller.say("missing", metric, { amount: teller.speaker.money(at_least), gap: money ? teller.speaker.money(gap) : gap });
    })
    .join(teller.say("list", "separator"));
}
