import type { Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { price_word, step_views, type StepView } from "./cart.js";
import { type Money, money, type PointsShown, points } from "./shown.js";

/** What the shop sells, with what one unit would cost this member. */
export interface GoodsView {
  readonly things: readonly ThingView[];
  /** By category path, in the catalogue's order. */
  readonly categories: readonly { readonly id: Id; readonly name: string; readonly skus: readonly Id[] }[];
}

export interface ThingView {
  readonly sku: Id;
  readonly name: string;
  readonly category?: Id;
  readonly list: Money;
  /** 预估到手价: one unit, with what the member holds, without delivery; nothing: not priced yet. */
  readonly estimate?: EstimateView;
  /** In the cart. */
  readonly quantity: number;
}

export interface EstimateView {
  readonly payable: Money;
  /** Less than the list price. */
  readonly lower: boolean;
  readonly steps: readonly StepView[];
  readonly earn: PointsShown;
  /** "会员价", where that alone makes it; nothing: the list price, or coupons and promotions are in it. */
  readonly price?: string;
}

export function goods_view(scene: Scene): GoodsView {
  const { choices, goods, speaker, units } = scene;
  const quantities = new Map(choices.lines.map(({ sku, quantity }) => [sku, quantity]));
  const categories = new Map<Id, Id[]>();
  for (const { category = "", sku } of goods.goods) {
    const top = category.split("/")[0] ?? "";
    categories.set(top, [...(categories.get(top) ?? []), sku]);
  }
  return {
    things: goods.goods.map((thing) => {
      const quote = units.get(thing.sku);
      const [line] = quote?.lines ?? [];
      const price = line && quote?.totals.payable === line.payable ? price_word(speaker, line) : undefined;
      return {
        sku: thing.sku,
        name: thing.name ?? speaker.name(thing.sku),
        list: money(speaker, thing.unit_price),
        quantity: quantities.get(thing.sku) ?? 0,
        ...(thing.category !== undefined && { category: thing.category }),
        ...(quote && {
          estimate: {
            payable: money(speaker, quote.totals.payable),
            lower: quote.totals.payable < thing.unit_price,
            steps: step_views({ speaker }, quote),
            earn: points(speaker, quote.points.earn),
            ...(price !== undefined && { price }),
          },
        }),
      };
    }),
    categories: [...categories].map(([id, skus]) => ({ id, name: speaker.name(id), skus })),
  };
}
