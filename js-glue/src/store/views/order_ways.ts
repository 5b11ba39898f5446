import type { Id, OrderFacts, OrderLine } from "../../types/index.js";
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
  readonly shipping?: OrderPartView;
  /** Names of the coupons that it used, and of the promotions that applied. */
  readonly used: readonly string[];
  readonly gifts: readonly { readonly sku: Id; readonly name: string; readonly units: number }[];
}

/** In this order a price comes about (docs/semantics.md): first what a thing costs, then what is taken off. */
const order_of_sources = ["tier", "member", "limited", "flash_sale", "group_buy", "bargain", "exchange", "promotion", "coupon", "shipping", "points"];
const stages: Readonly<Record<string, StepView["stage"]>> = { exchange: "exchange", promotion: "promotion", coupon: "coupon", shipping: "shipping", points: "points" };
const rank = (source: string): number => (order_of_sources.includes(source) ? order_of_sources.indexOf(source) : order_of_sources.length);

/** The ways of all orders that the account has, by their ids. Nothing: the engine is not there yet. */
export function order_ways(scene: Scene): ReadonlyMap<Id, OrderWay> {
  const orders = scene.account()?.orders?.orders ?? [];
  return new Map(orders.map(({ facts }) => [facts.id, order_way(scene, facts)]));
}

function order_way(scene: Scene, facts: OrderFacts): OrderWay {
  const { goods, speaker } = scene;
  const lines = new Map<number, OrderPartView[]>();
  facts.lines.forEach((part, place) => {
    const line = part.of ?? place;
    lines.set(line, [...(lines.get(line) ?? []), part_view(scene, part)]);
  });
  const used = [...(facts.coupons ?? []).map(({ coupon }) => coupon), ...(facts.offers ?? [])].map((id) => speaker.named(id)).filter((name) => name !== undefined);
  return {
    lines,
    used: [...new Set(used)],
    gifts: (facts.gifts ?? []).map(({ sku, units }) => ({ sku, units, name: goods.goods.find((thing) => thing.sku === sku)?.name ?? speaker.name(sku) })),
    ...(facts.shipping && { shipping: part_view(scene, facts.shipping) }),
  };
}

function part_view({ speaker }: Scene, part: OrderLine): OrderPartView {
  const off = Object.entries(part.saved ?? {}).filter(([, amount]) => amount > 0).sort(([a], [b]) => rank(a) - rank(b));
  const bars = stretches(off.map(([, amount]) => amount), part.list);
  return {
    units: part.quantity ?? 1,
    list: money(speaker, part.list),
    payable: money(speaker, part.payable),
    off: off.map(([source, amount], place) => ({
      name: speaker.word("source", source),
      stage: stages[source] ?? "price",
      kind: "",
      amount: money(speaker, amount),
      bar: bars[place] ?? { from: 0, length: 0 },
      bearers: [],
    })),
    ...(part.points_paid && { points_paid: points(speaker, part.points_paid) }),
  };
}
