import { rowsOf } from "member-center/session";
import type { Views } from "member-center/store";
import { said } from "../../shop/language";

type CartView = Views["cart"];
type PriceView = NonNullable<CartView["price"]>;

/** What the page has open: the coupons' sheet and how many of them, and the way of one line's price. */
export interface Opened {
  readonly sheet: boolean;
  readonly coupons: number;
  readonly line: string;
}

export const nothing_open: Opened = { sheet: false, coupons: 12, line: "" };

/** What the cart's page draws, and no more: what is not on the screen is not sent to it. A line that is taken out is one row. */
export function drawn(view: CartView, opened: Opened) {
  return {
    empty: view.empty,
    ...rowsOf(view.lines, ({ sku }) => sku, (line) => drawn_line(line, opened)),
    ...(view.price && { price: drawn_price(view.price, opened) }),
  };
}

function drawn_line({ category, gone, name, over, parts, quantity, sku, unit }: CartView["lines"][number], opened: Opened) {
  return {
    sku,
    name,
    quantity,
    category: category || "",
    unit: unit.text,
    parts: parts.map(({ list, payable, price, quantity: units }) => ({ payable: payable.text, ...(list.fen !== payable.fen && { list: list.text }), ...(price && { price }), ...(parts.length > 1 && { units }) })),
    ...(gone && { gone }),
    ...(over && { over }),
    // Screen readers hear one price as it is drawn; of several, all of them.
    ...(parts.length > 1 && { told: parts.map(({ payable, quantity: units }) => `${payable.text} × ${units}`).join(said("and")) }),
    ...(sku === opened.line && { off: parts.map(({ off, list }) => ({ list: list.text, off: off.map(({ amount, name: of }) => ({ name: of, amount: amount.text })) })) }),
  };
}

function drawn_price(price: PriceView, opened: Opened) {
  const { cash, deduct, earn, fee, granted, join, level, list, near, payable, points_price, refused, saved, shipping, steps, used, wallet } = price;
  return {
    list: list.text,
    saved: saved.text,
    pickup: price.pickup,
    shipping: shipping.fen > 0 ? shipping.text : "",
    payable: payable.text,
    cash: cash.text,
    steps: steps.map(({ amount, bar, kind, name, stage }) => ({ name, kind, stage, bar, amount: amount.text })),
    chosen: used.join(" + "),
    // A hundred coupons are told when somebody looks at them: not at each tap.
    usable: used.length === 0 ? price.coupons.usable.length : 0,
    earn: earn.text,
    near: near.slice(0, 2).map(({ id, text }) => ({ id, text })),
    add: price.add.slice(0, 3).map(({ extra, name, reaches, sku }) => ({ sku, name, extra: extra.text, reaches: reaches.join(said("and")) })),
    deduct: { possible: deduct.possible, max: deduct.max.text, used: deduct.used.points > 0, amount: deduct.amount.text },
    refused: refused.slice(0, 6).map(({ id, name, reasons }) => ({ id, name, why: reasons.join(said("semicolon")) })),
    gifts: price.gifts.map(({ name, of, sku, units }) => ({ sku, name, units, of })),
    proven: price.proven,
    ...(price.held.length > 0 && { held: price.held.length }),
    ...(fee && { fee: fee.text }),
    ...(granted && { granted: granted.text }),
    ...(level && { level }),
    ...(points_price && { points: points_price.text }),
    ...(join && join.card && join.saves.fen > 0 && { join: { card: join.card.name, saves: join.saves.text } }),
    ...((wallet.principal.fen > 0 || wallet.bonus.fen > 0) && { wallet: { principal: wallet.principal.text, bonus: wallet.bonus.text } }),
    ...(opened.sheet && { sheet: sheet_of(price.coupons, opened.coupons) }),
  };
}

/** A screenful of coupons: those that can be used, then those that cannot. */
function sheet_of({ automatic, unusable, usable }: PriceView["coupons"], most: number) {
  const rest = Math.max(0, most - usable.length);
  const left = usable.length + unusable.length - most;
  return { automatic, usable: usable.slice(0, most), unusable: unusable.slice(0, rest), ...(left > 0 && { more: left }) };
}
