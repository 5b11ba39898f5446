import type { Views } from "member-center/store";

export type CartView = Views["cart"];
export type CartLineView = CartView["lines"][number];
export type PriceView = NonNullable<CartView["price"]>;
export type StepView = PriceView["steps"][number];
export type Money = PriceView["payable"];
export type CouponChoiceView = PriceView["coupons"]["usable"][number];
export type ThingView = Views["goods"]["things"][number];
export type OrderView = Views["orders"]["orders"][number];
export type OrderLineView = OrderView["lines"][number];
