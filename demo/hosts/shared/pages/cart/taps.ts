// Taps of a cart whose template has no components of its own: steppers, switches and the coupons' sheet are drawn in the page.

import { part, rowsOf } from "member-center/session";
import type { Views } from "member-center/store";
import { drawing_of } from "../../components/goods-art/drawing";
import { toggled } from "../../components/coupon-sheet/toggled";
import { words as sheet_words } from "../../components/coupon-sheet/words";
import { host } from "../../shop/host";
import { lang } from "../../shop/language";
import { show_page } from "../../shop/page";
import { cart_drawn, cart_page } from "./page";

type Line = { currentTarget: { dataset: { sku: string } } };
type ById = { currentTarget: { dataset: { id: string } } };
interface Sheet {
  readonly cart?: { readonly price?: { readonly sheet?: { readonly usable: readonly { readonly id: string; readonly chosen: boolean }[] } } };
}

const { bind, data, methods, words } = cart_page;

/** With a drawing beside each line. */
function pictured(view: Views["cart"]) {
  const { places, rows, ...shown } = cart_drawn(view);
  return { ...shown, places, rows: Object.assign({}, ...places.map((place) => with_drawing(place, rows[place]))) };
}

function with_drawing(place: string, row: ReturnType<typeof cart_drawn>["rows"][string] | undefined) {
  return row ? { [place]: { ...row, art: drawing_of(row.sku, row.category) } } : {};
}

/** The cart of every host, with these taps. */
export const show_cart = (): void =>
  show_page({
    // There is no other page to put something into the cart: the goods stand below it.
    bind: { ...bind, cart: part("cart", pictured), goods: part("goods", ({ things }) => rowsOf(things.filter(({ quantity }) => quantity === 0), ({ sku }) => sku, ({ category, list, name, quantity, sku }) => ({ sku, name, quantity, list: list.text, art: drawing_of(sku, category || "") }))) },
    words,
    data: { ...data, s: sheet_words[lang()] },
    methods: {
      ...methods,
      less({ currentTarget: { dataset } }: Line) {
        methods.change.call(this as never, { currentTarget: { dataset }, detail: { more: -1 } });
      },
      more_of({ currentTarget: { dataset } }: Line) {
        methods.change.call(this as never, { currentTarget: { dataset }, detail: { more: 1 } });
      },
      /** Orders that wait for their money stand on the first page. */
      home() {
        host.tab("/pages/home/home");
      },
      best() {
        methods.choose.call(this as never, { detail: { coupons: "best" } });
      },
      none() {
        methods.choose.call(this as never, { detail: { coupons: [] } });
      },
      toggle({ currentTarget: { dataset } }: ById) {
        const { cart } = (this as unknown as { data: Sheet }).data;
        const coupons = toggled((cart && cart.price && cart.price.sheet && cart.price.sheet.usable) || [], dataset.id);
        if (coupons) methods.choose.call(this as never, { detail: { coupons: coupons.slice() } });
      },
      /** The sheet itself is tapped: not what is behind it. */
      stay() {},
    },
  });
