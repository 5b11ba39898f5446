// Which goods, for whom, when, how often.

import type { Condition, GoodsLists, Instant, Offer, Scope, Threshold } from "../../types/index.js";
import type { Teller } from "./teller.js";

/** Names of the goods in some lists, one list after another. */
function goods_in(teller: Teller, lists: GoodsLists): string[] {
  return [lists.categories, lists.skus, lists.tags, lists.shops].filter((ids) => ids?.length).map((ids) => teller.names(ids!));
}

/** "茶饮、零食"; "商品" for all of them. */
export function goods(teller: Teller, scope: Scope | undefined): string {
  const lists = goods_in(teller, scope ?? {});
  return lists.length ? lists.join(teller.say("scope", "separator")) : teller.say("scope", "goods");
}

/** "限茶饮", "限茶饮，烟草除外"; undefined for all goods. */
export function scope_text(teller: Teller, scope: Scope | undefined): string | undefined {
  if (!scope) return undefined;
  const clauses = goods_in(teller, scope).map((list) => teller.say("scope", "only", { goods: list }));
  const except = goods_in(teller, scope.except ?? {}).join(teller.say("list", "separator"));
  if (except) clauses.push(teller.say("scope", "except", { goods: except }));
  return clauses.length ? teller.sentence(clauses) : undefined;
}

/** What an offer asks for: fen, units or both. */
export interface Asked {
  readonly amount?: number | undefined;
  readonly units?: number | undefined;
}

/** How an amount is written: "100", "100元". */
type Amount = (amount: number) => string;

/** A sentence of a group that has one for amounts, units and both; undefined when nothing is asked for. */
export function asked_text(teller: Teller, group: string, { amount, units }: Asked, written: Amount): string | undefined {
  if (amount && units) return teller.say(group, "both", { amount: written(amount), units });
  if (amount) return teller.say(group, "amount", { amount: written(amount) });
  return units ? teller.say(group, "units", { units }) : undefined;
}

/** The threshold, and the first step of what has steps or is counted in groups. */
export function least_asked(offer: Offer): Asked {
  const threshold: Threshold = offer.threshold ?? {};
  let { amount = 0, units = 0 } = threshold;
  const at_least = (by: "amount" | "units", at: number): void => {
    if (by === "amount") amount = Math.max(amount, at);
    else units = Math.max(units, at);
  };
  for (const effect of offer.effects.slice(0, 1)) {
    if ("steps" in effect && effect.steps) at_least(effect.by ?? "amount", effect.steps[0]!.at);
    if ("every" in effect && effect.every) at_least(effect.by ?? "amount", effect.every);
    if (effect.kind === "nth_unit") at_least("units", effect.offs.findIndex((off) => off > 0) + 1);
    if (effect.kind === "bundle_price" && "units" in effect) at_least("units", effect.units);
    if (effect.kind === "buy_get") at_least("units", effect.get_scope ? effect.buy : effect.buy + effect.get);
  }
  return { amount, units };
}

/** Of everything in a condition but its time span: one clause each. */
export function circumstances(teller: Teller, when: Condition | undefined): string[] {
  if (!when) return [];
  const clauses: string[] = [];
  for (const key of ["tiers", "cards", "segments", "channels", "regions"] as const)
    if (when[key]?.length) clauses.push(teller.say("when", key, { names: teller.names(when[key]) }));
  if (when.first_order) clauses.push(teller.say("when", "first_order"));
  if (when.birthday) clauses.push(teller.say("when", `birthday_${when.birthday}`));
  if (when.member_day) clauses.push(teller.say("when", "member_day"));
  if (when.weekdays?.length) {
    clauses.push(teller.say("when", "weekdays", { days: weekdays(teller, when.weekdays) }));
  }
  if (when.hours?.length) {
    const hours = when.hours.map(({ from, to }) => `${from}–${to}`);
    clauses.push(teller.say("when", "hours", { hours: hours.join(teller.say("list", "separator")) }));
  }
  if (when.early) clauses.push(teller.say("when", "early", { benefit: teller.name(when.early) }));
  return clauses;
}

/** "周六、周日", "周一至周五". */
function weekdays(teller: Teller, days: readonly number[]): string {
  const word = (day: number): string => teller.speaker.word("day_of_week", String(day));
  const parts: string[] = [];
  const sorted = [...days].sort((a, b) => a - b);
  for (let i = 0; i < sorted.length; ++i) {
    const first = sorted[i]!;
    while (sorted[i + 1] === sorted[i]! + 1) ++i;
    const last = sorted[i]!;
    if (last - first > 1) parts.push(teller.say("when", "days", { from: word(first), to: word(last) }));
    else for (let day = first; day <= last; ++day) parts.push(word(day));
  }
  return parts.join(teller.say("list", "separator"));
}

/** "11月30日到期", "11月1日至11月30日"; undefined when it always holds. At `now`, what has begun tells only its end. */
export function span(teller: Teller, from: Instant | undefined, until: Instant | undefined, now?: Instant): string | undefined {
  const begins = from !== undefined && (now === undefined || from > now) ? teller.moment(from, now) : undefined;
  const ends = until === undefined ? undefined : teller.through(until, now);
  if (begins && ends) return teller.say("date", "between", { from: begins, until: ends });
  if (begins) return teller.say("date", "from", { at: begins });
  return ends && teller.say("date", "until", { at: ends });
}

/** How often an offer can be used. */
export function limits(teller: Teller, offer: Offer): string[] {
  const { per_day, per_member, total } = offer.limits ?? {};
  const clauses: string[] = [];
  const group = teller.program.pricing?.groups?.find(({ id }) => id === offer.group);
  if (offer.validity && group?.max_per_order) clauses.push(teller.say("limit", "per_order", { times: group.max_per_order }));
  for (const [key, times] of Object.entries({ per_day, per_member, total }))
    if (times) clauses.push(teller.say("limit", key, { times }));
  if (offer.exclusive) clauses.push(teller.say("limit", "exclusive"));
  return clauses;
}
