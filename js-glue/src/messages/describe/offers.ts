// Promotions and coupons: what a ticket is drawn of, and one sentence.

import type { Condition, Effect, Instant, Offer } from "../../types/index.js";
import { type Asked, asked_text, circumstances, goods, least_asked, limits, scope_text, span } from "./conditions.js";
import type { Teller } from "./teller.js";

/** An offer as a page shows it. */
export interface Ticket {
  readonly id: string;
  readonly name: string;
  readonly icon?: string;
  readonly note?: string;
  /** What stands large on a ticket: "¥20", "8.8折". */
  readonly worth: string;
  /** "满100元可用", "无门槛". */
  readonly threshold: string;
  /** "限茶饮", "全场通用". */
  readonly scope: string;
  /** For whom and when beside its days, a clause each: "仅限会员日". */
  readonly conditions: readonly string[];
  /** How often, and what it goes with. */
  readonly limits: readonly string[];
  /** When it is good: "11月30日到期", "领取后 30 天内有效"; absent when it always is. */
  readonly until?: string;
  /** What it does, a clause for each effect: "满 100 减 20". */
  readonly effects: readonly string[];
  /** All of it: "满 100 减 20，限茶饮，11月30日到期". */
  readonly sentence: string;
}

/** What is known beside the program. */
export interface Occasion {
  /** The present: days of its year need no year, and what has begun need not tell since when. */
  readonly at?: Instant;
  /** Of a coupon that a member holds. */
  readonly from?: Instant;
  readonly until?: Instant;
}

export function ticket(teller: Teller, offer: Offer, occasion: Occasion = {}): Ticket {
  const asked = least_asked(offer);
  const scope = scope_text(teller, offer.scope);
  const conditions = circumstances(teller, offer.when);
  const until = good(teller, offer, occasion);
  const effects = effect_clauses(teller, offer);
  return {
    id: offer.id,
    name: offer.name,
    ...(offer.icon === undefined ? {} : { icon: offer.icon }),
    ...(offer.note === undefined ? {} : { note: offer.note }),
    worth: worth(teller, offer),
    threshold: asked_text(teller, "threshold", asked, (amount) => teller.yuan(amount)) ?? teller.say("threshold", "none"),
    scope: scope ?? teller.say("scope", "all"),
    conditions,
    limits: limits(teller, offer),
    ...(until === undefined ? {} : { until }),
    effects,
    sentence: teller.sentence([...effects, names_its_goods(offer.effects[0]!, offer) ? undefined : scope, ...conditions, until]),
  };
}

/** Then the scope would only say them again. */
function names_its_goods(effect: Effect, offer: Offer): boolean {
  if (effect.kind === "buy_get") return effect.off < 10000 && effect.get_scope !== undefined && offer.scope !== undefined && !offer.scope.except;
  return effect.kind === "exchange" || (effect.kind === "bundle_price" && "items" in effect);
}

function good(teller: Teller, offer: Offer, { at, from, until }: Occasion): string | undefined {
  if (from !== undefined || until !== undefined) return span(teller, from, until, at);
  const validity = offer.validity;
  if (validity && "days_after_issue" in validity) return teller.say("date", "after_issue", { days: validity.days_after_issue });
  const when: Condition = offer.when ?? {};
  const [begins, ends] = [validity?.from ?? when.from, validity?.until ?? when.until];
  return span(teller, begins, ends, at);
}

/** The threshold stands with the first effect; those behind it follow from it. */
function effect_clauses(teller: Teller, offer: Offer): string[] {
  return offer.effects.map((effect, i) => clause(teller, effect, i === 0 ? (offer.threshold ?? {}) : {}, offer));
}

function clause(teller: Teller, effect: Effect, asked: Asked, offer: Offer): string {
  const over = (more: Asked = {}): string | undefined =>
    asked_text(teller, "over", { ...asked, ...more }, (amount) => teller.plain(amount));
  // Beside an amount that is spent, an amount needs no unit: 满 100 减 20.
  const off = (amount: number, spent: boolean): string => (spent ? teller.plain(amount) : teller.yuan(amount));
  const told = (key: string, words: Parameters<Teller["say"]>[2]): string => teller.say("effect", key, words);
  const cap = "cap" in effect && effect.cap ? teller.yuan(effect.cap) : undefined;
  const times = "max_times" in effect ? effect.max_times : undefined;
  const steps = <Step extends { at: number }>(list: readonly Step[], by: "amount" | "units" | undefined, one: (step: Step, over?: string) => string): string =>
    list.map((step) => one(step, over({ [by ?? "amount"]: step.at }))).join(teller.say("grant", "separator"));
  switch (effect.kind) {
    case "amount_off": {
      const spent = !asked.units && !("by" in effect && effect.by === "units");
      const one = (amount: number, beyond: string | undefined): string =>
        told(beyond ? "amount_off" : "amount_off_any", { over: beyond, amount: off(amount, spent && beyond !== undefined) });
      if ("steps" in effect) return steps(effect.steps, effect.by, (step, beyond) => one(step.amount, beyond));
      if (!("every" in effect)) return one(effect.amount, over());
      const every = effect.by === "units" ? told("units", { units: effect.every }) : teller.say("effect", "spent", { amount: teller.plain(effect.every) });
      return told("amount_off_every", { every, amount: off(effect.amount, effect.by !== "units"), times });
    }
    case "percent_off":
      if ("steps" in effect)
        return steps(effect.steps, effect.by, (step, beyond) =>
          told("percent_off", { over: beyond, discount: teller.discount(step.off), cap }));
      return told("percent_off", { over: over(), discount: teller.discount(effect.off), cap });
    case "unit_amount_off":
      return told("unit_amount_off", { amount: teller.yuan(effect.amount), units: effect.max_units });
    case "nth_unit":
      return reduced(effect.offs)
        .map(([n, off], i, all) => {
          const words = { nth: nth(teller, n), discount: teller.discount(off), times: i + 1 < all.length ? undefined : times };
          return told(off >= 10000 ? "nth_free" : "nth_unit", words);
        })
        .join(teller.say("grant", "separator"));
    case "bundle_price":
      return "items" in effect
        ? told("bundle_items", {
            items: effect.items.map(({ scope, units }) => told("goods", { goods: goods(teller, scope), units })).join(teller.say("bundle", "and")),
            price: teller.yuan(effect.price),
            times,
          })
        : told("bundle_units", { units: effect.units, price: teller.yuan(effect.price), times });
    case "buy_get": {
      const of = effect.get_scope && goods(teller, effect.get_scope);
      const bought = of && names_its_goods(effect, offer) ? goods(teller, offer.scope) : undefined;
      const words = { buy: effect.buy, get: effect.get, bought, goods: of, discount: teller.discount(effect.off), times };
      return told(effect.off >= 10000 ? "buy_get" : "buy_get_less", words);
    }
    case "exchange":
      return told("exchange", { goods: goods(teller, offer.scope), units: effect.units });
    case "shipping_off":
      return told("shipping_off", { over: over(), cap });
    case "gift":
      return told("gift", { over: over(), goods: teller.name(effect.sku), units: effect.units });
    case "grant":
      return told("grant", { over: over(), grants: teller.grants(given_by(effect)) });
  }
}

function given_by({ points, coupons }: { points?: number; coupons?: string[] }): { points?: number; coupons?: string[] } {
  return { ...(points === undefined ? {} : { points }), ...(coupons === undefined ? {} : { coupons }) };
}

/** The units of a group that cost less: [n, basis points off]. */
function reduced(offs: readonly number[]): [number, number][] {
  return offs.map((off, i): [number, number] => [i + 1, off]).filter(([, off]) => off > 0);
}

function nth(teller: Teller, number: number): string {
  return teller.say("nth", number <= 3 ? String(number) : "other", { number });
}

/** What stands large on a ticket: of the first effect that is more than something to get. */
function worth(teller: Teller, offer: Offer): string {
  const effect = offer.effects.find(({ kind }) => kind !== "grant" && kind !== "gift") ?? offer.effects[0]!;
  const told = (key: string, words: Parameters<Teller["say"]>[2]): string => teller.say("worth", key, words);
  const most = (list: readonly string[], key = "up_to"): string =>
    list.length > 1 ? told(key, { worth: list[list.length - 1] }) : list[0]!;
  switch (effect.kind) {
    case "amount_off":
      return "steps" in effect ? most(effect.steps.map((step) => teller.money(step.amount))) : teller.money(effect.amount);
    case "percent_off":
      return "steps" in effect ? most(effect.steps.map((step) => teller.discount(step.off)), "down_to") : teller.discount(effect.off);
    case "unit_amount_off":
      return told("each", { amount: teller.yuan(effect.amount) });
    case "nth_unit": {
      const [n, off] = reduced(effect.offs)[0]!;
      return told("nth", { nth: nth(teller, n), discount: teller.discount(off) });
    }
    case "bundle_price":
      return "items" in effect
        ? told("set", { price: teller.yuan(effect.price) })
        : told("units", { units: effect.units, price: teller.yuan(effect.price) });
    case "buy_get":
      return effect.off >= 10000 ? told("buy_get", { buy: effect.buy, get: effect.get }) : teller.discount(effect.off);
    case "exchange":
      return told("exchange", {});
    case "shipping_off":
      return told("shipping", {});
    case "gift":
      return told("gift", {});
    case "grant":
      return effect.points ? told("points", { points: effect.points }) : told("coupons", { coupons: effect.coupons?.length });
  }
}
