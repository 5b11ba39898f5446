import type { Speaker } from "../../messages/speaker.js";
import type { Id, Instant, OrderHeld, OrderLine, OrderState } from "../../types/index.js";
import { stretches } from "../layout.js";
import type { Scene } from "../scene.js";
import type { StepView } from "./cart.js";
import { type Money, money, type PointsShown, points } from "./shown.js";

/** Units of an order's line that cost the same: their way from the list price to what was paid. */
export interface OrderPartView {
  readonly units: number;
  readonly list: Money;
  readonly payable: Money;
  /** What came off them, one after another, as the books have it. */
  readonly off: readonly StepView[];
  /** Points that paid for goods priced in points. */
  readonly points_paid?: PointsShown;
}

/** What an order was made of, beside its goods. */
export interface OrderWay {
  /** By the line's place in the cart. */
  readonly lines: ReadonlyMap<number, readonly OrderPartView[]>;
  /** When it was placed, where it was paid later. */
  readonly placed_at: Instant | undefined;
  readonly shipping?: OrderPartView;
  /** Names of the coupons that it used, and of the promotions that applied. */
  readonly coupons: readonly string[];
  readonly offers: readonly string[];
  /** Of those promotions, what can have taken money off: not what gives points or a gift alone. */
  readonly reductions: readonly string[];
  readonly gifts: readonly { readonly sku: Id; readonly name: string; readonly units: number }[];
}

/** The whole order's way from the list price to what was paid, and how that was paid. */
export interface OrderTotalWay {
  readonly list: Money;
  /** Of the delivery, before offers; nothing: it cost nothing. */
  readonly fee?: Money;
  readonly steps: readonly StepView[];
  /** "余额本金 ¥20.00", "使用积分 300 积分"; none: with money alone. All but `cash` are held from when it is placed. */
  readonly paid: readonly { readonly kind: "points" | "principal" | "bonus" | "cash"; readonly name: string; readonly text: string }[];
}

/** In this order a price comes about (docs/semantics.md): first what a thing costs, then what is taken off. */
const order_of_sources = ["tier", "member", "limited", "flash_sale", "group_buy", "bargain", "exchange", "promotion", "coupon", "shipping", "points"];
const stages: Readonly<Record<string, StepView["stage"]>> = { exchange: "exchange", promotion: "promotion", coupon: "coupon", shipping: "shipping", points: "points" };
const rank = (source: string): number => (order_of_sources.includes(source) ? order_of_sources.indexOf(source) : order_of_sources.length);

/** The ways of all orders that the account has, by their ids. Nothing: the engine is not there yet. */
export function order_ways(scene: Scene): ReadonlyMap<Id, OrderWay> {
  const orders = [...(scene.account()?.orders?.orders ?? []), ...scene.past_orders.map(({ held }) => held)];
  return new Map(orders.map((order) => [order.facts.id, order_way(scene, order)]));
}

function order_way(scene: Scene, { facts, placed_at }: OrderHeld): OrderWay {
  const { goods, speaker } = scene;
  const lines = new Map<number, OrderPartView[]>();
  facts.lines.forEach((part, place) => {
    const line = part.of ?? place;
    lines.set(line, [...(lines.get(line) ?? []), part_view(scene, part)]);
  });
  const names = (ids: readonly Id[]) => [...new Set(ids.map((id) => speaker.named(id)).filter((name) => name !== undefined))];
  return {
    lines,
    placed_at,
    coupons: names((facts.coupons ?? []).map(({ coupon }) => coupon)),
    offers: names(facts.offers ?? []),
    reductions: names((facts.offers ?? []).filter((id) => !only_gives(scene, id))),
    gifts: (facts.gifts ?? []).map(({ sku, units }) => ({ sku, units, name: goods.goods.find((thing) => thing.sku === sku)?.name ?? speaker.name(sku) })),
    ...(facts.shipping && { shipping: part_view(scene, facts.shipping) }),
  };
}

/** One that is not in the program any more may have been anything. */
const only_gives = ({ program }: Scene, id: Id): boolean =>
  (program.promotions ?? []).some((offer) => offer.id === id && offer.effects.every(({ kind }) => kind === "grant" || kind === "gift"));

/** As the engine has summed it up; the names are the books' own, where it is clear whose step it was. */
export function order_total_way({ speaker, words }: Scene, { way }: OrderState, names?: Pick<OrderWay, "coupons" | "reductions">): OrderTotalWay {
  const { bonus, by_source, cash, fee, list, points: spent, principal } = way;
  // A coupon may take off what is told as the delivery's, or as an exchange's.
  const clear = by_source.shipping === undefined && by_source.exchange === undefined;
  const named: Readonly<Record<string, readonly string[] | undefined>> = clear ? { coupon: names?.coupons, promotion: names?.reductions } : {};
  const tender = (kind: "principal" | "bonus" | "cash", fen: number) => (fen > 0 ? [{ kind, name: words.tell(`paid_${kind}`), text: speaker.money(fen) }] : []);
  return {
    list: money(speaker, list),
    ...(fee > 0 && { fee: money(speaker, fee) }),
    // What the steps take away is the list price and, where something is delivered, its fee.
    steps: steps_of(speaker, by_source, list, named, fee),
    paid: spent === 0 && principal === 0 && bonus === 0 ? [] : [
      ...(spent > 0 ? [{ kind: "points" as const, name: words.tell("paid_points"), text: speaker.points(spent) }] : []),
      ...tender("principal", principal), ...tender("bonus", bonus), ...tender("cash", cash),
    ],
  };
}

function part_view({ speaker }: Scene, part: OrderLine): OrderPartView {
  return {
    units: part.quantity ?? 1,
    list: money(speaker, part.list),
    payable: money(speaker, part.payable),
    off: steps_of(speaker, part.saved ?? {}, part.list),
    ...(part.points_paid && { points_paid: points(speaker, part.points_paid) }),
  };
}

/** What came off, one after another. */
function steps_of(speaker: Speaker, saved: Readonly<Record<string, number>>, whole: number, named: Readonly<Record<string, readonly string[] | undefined>> = {}, fee = 0): readonly StepView[] {
  const off = Object.entries(saved).filter(([, amount]) => amount > 0).sort(([a], [b]) => rank(a) - rank(b));
  const bars = stretches(off.map(([, amount]) => amount), whole, fee);
  return off.map(([source, amount], place) => {
    const kind = speaker.word("source", source), names = named[source] ?? [];
    return {
      name: names.length > 0 ? names.join(" + ") : kind,
      stage: stages[source] ?? "price",
      kind: names.length > 0 ? kind : "",
      amount: money(speaker, amount),
      bar: bars[place] ?? { from: 0, length: 0 },
      bearers: [],
    };
  });
}
