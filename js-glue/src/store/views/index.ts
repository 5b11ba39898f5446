import type { Scene, Status, Topic } from "../scene.js";
import { cart_view, type CartView } from "./cart.js";
import { goods_view, type GoodsView } from "./goods.js";
import { home_view, type HomeView } from "./home.js";
import { orders_view, type OrdersView } from "./orders.js";

/** What a page can show, by name. */
export interface Views {
  readonly status: Status;
  readonly home: HomeView;
  readonly goods: GoodsView;
  readonly cart: CartView;
  readonly orders: OrdersView;
}

interface Maker<T> {
  /** What it is about. */
  readonly of: readonly Topic[];
  make(scene: Scene): T;
}

const member: readonly Topic[] = ["member", "words"];

export const makers: { readonly [K in keyof Views]: Maker<Views[K]> } = {
  status: { of: ["status", "words"], make: ({ status }) => status },
  home: { of: member, make: home_view },
  goods: { of: ["member", "words", "goods", "cart"], make: goods_view },
  orders: { of: ["member", "words", "goods"], make: orders_view },
  cart: { of: ["member", "words", "cart", "goods"], make: cart_view },
};
