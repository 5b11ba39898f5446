import type { RefundPreview } from "../../answers.js";
import type { Id, OrderLineState, OrderState } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type OrderPartView, type OrderTotalWay, type OrderWay, order_total_way, order_ways } from "./order_ways.js";
import { type Ends, ends, type Money, money, type PointsShown, points } from "./shown.js";

/** The member's orders, the newest first. */
export interface OrdersView {
  readonly orders: readonly OrderView[];
  /** There have been more, which the account has no more: the view `past` says whether they can be read. */
  readonly older: boolean;
}

export interface OrderView {
  readonly id: Id;
  readonly state: OrderState["state"];
  /** "待付款", "待收货": as the lists of `to_pay` and `to_receive` are called. */
  readonly state_text: string;
  /** "部分退款": something has come back, and not all of it. */
  readonly partly_text?: string;
  /** When it was paid or placed. */
  readonly at: string;
  /** When it was placed, where that is known, and when it was paid, if it was. */
  readonly placed?: string;
  readonly paid?: string;
  readonly payable: Money;
  /** Of it, by other means than the wallet; points have come off it. */
  readonly cash: Money;
  /** What has come back left of it. */
  readonly saved: Money;
  /** What has come back left of them. */
  readonly points: PointsShown;
  /** Units have come back. */
  readonly came_back: boolean;
  /** Paid back, where something was. */
  readonly returned?: Money;
  /** placed: until then it holds what it uses; completed: until then it can come back. */
  readonly until?: Ends;
  /** "11月30日 18:00 前未付款将自动取消"; "11月30日前可以退货". */
  readonly until_text?: string;
  readonly lines: readonly OrderLineView[];
  readonly shipping?: Money;
  /** The way of the delivery from its fee to what was paid, where something came off. */
  readonly shipping_way?: OrderPartView;
  /** The whole of it from the list price to what was paid. */
  readonly way: OrderTotalWay;
  /** Names of the coupons that it used, and of the promotions that applied. */
  readonly used: readonly string[];
  readonly gifts: OrderWay["gifts"];
  /** It waits for its money: to be paid, or given up. */
  readonly to_pay: boolean;
  /** It is paid and has not been received. */
  readonly to_receive: boolean;
  /** Something of it can still come back. */
  readonly can_return: boolean;
}

export interface OrderLineView {
  /** Its place, by which it is returned. */
  readonly line: number;
  readonly sku: Id;
  readonly name: string;
  readonly units: number;
  readonly returned: number;
  /** Units that can still come back. */
  readonly left: number;
  readonly payable: Money;
  /** Its units by what they cost, each with its way from the list price to what was paid. */
  readonly parts: readonly OrderPartView[];
  readonly back?: Money;
  /** What one more unit would bring back. */
  readonly next?: { readonly money: Money; readonly points?: PointsShown };
}

export function orders_view(scene: Scene): OrdersView {
  const ways = order_ways(scene);
  const orders = [...scene.overview.orders, ...scene.past_orders.map(({ order }) => order)];
  return { orders: orders.map((order) => order_view(scene, order, ways.get(order.id))), older: older_ones(scene) };
}

/** An account keeps orders as long as they can come back, and counts them all. */
export function older_ones({ account, older, overview }: Scene): boolean {
  const known = older("orders");
  if (known !== undefined) return known;
  const { completed = 0, live = 0 } = account()?.orders ?? {};
  const listed = (...states: readonly OrderState["state"][]) => overview.orders.filter(({ state }) => states.includes(state)).length;
  return live > listed("paid", "completed") || completed > listed("completed");
}

export function order_view(scene: Scene, order: OrderState, way: OrderWay | undefined): OrderView {
  const { speaker, words } = scene;
  const lines = order.lines.map((line) => line_view(scene, line, way?.lines.get(line.line)));
  const to_pay = order.state === "placed";
  const to_receive = order.state === "paid";
  const going = order.state === "paid" || order.state === "completed";
  const until = order.until === undefined ? undefined : ends(speaker, order.until);
  // Of a cancelled order that was not placed before, nobody knows more than when it was made.
  const placed_at = way?.placed_at ?? (to_pay || order.state === "cancelled" ? order.at : undefined);
  const was_paid = way?.placed_at !== undefined || placed_at === undefined;
  const came_back = order.lines.some(({ returned }) => returned > 0);
  const until_key = to_pay ? "pay_by" : "return_by";
  return {
    id: order.id,
    state: order.state,
    state_text: to_pay || to_receive ? words.tell(to_pay ? "to_pay" : "to_receive") : speaker.word("order", order.state),
    ...(going && came_back && { partly_text: words.tell(order.returned > 0 ? "partly_refunded" : "partly_returned") }),
    at: speaker.moment(order.at),
    ...(placed_at !== undefined && { placed: speaker.moment(placed_at) }),
    ...(was_paid && { paid: speaker.moment(order.at) }),
    payable: money(speaker, order.payable),
    cash: money(speaker, order.way.cash),
    saved: money(speaker, order.saved),
    came_back,
    points: points(speaker, order.points),
    lines,
    way: order_total_way(scene, order, way),
    used: way ? [...new Set([...way.coupons, ...way.offers])] : [],
    gifts: way?.gifts ?? [],
    to_pay,
    to_receive,
    can_return: going && lines.some(({ next }) => next !== undefined),
    ...(order.returned > 0 && { returned: money(speaker, order.returned) }),
    ...(until && { until, until_text: words.tell(until_key, { by: to_pay ? speaker.moment(until.at) : until.text }) }),
    ...(order.shipping && { shipping: money(speaker, order.shipping.payable) }),
    ...(way?.shipping?.off.length && { shipping_way: way.shipping }),
  };
}

function line_view({ goods, speaker }: Scene, line: OrderLineState, parts: readonly OrderPartView[] = []): OrderLineView {
  const name = line.name ?? goods.goods.find(({ sku }) => sku === line.sku)?.name ?? speaker.name(line.sku);
  return {
    line: line.line,
    sku: line.sku,
    name,
    units: line.units,
    returned: line.returned,
    left: line.next ? line.units - line.returned : 0,
    payable: money(speaker, line.payable),
    parts,
    ...(line.back > 0 && { back: money(speaker, line.back) }),
    ...(line.next && {
      next: { money: money(speaker, line.next.money), ...(line.next.points > 0 && { points: points(speaker, line.next.points) }) },
    }),
  };
}

/** What a return brings back and what it takes, before the tap. */
export interface ReturnView {
  readonly back: readonly ReturnRow[];
  readonly taken: readonly ReturnRow[];
  /** Money comes back, the way it came. */
  readonly refunded: boolean;
  /** Gifts to bring along. */
  readonly gifts: readonly { readonly name: string; readonly units: number }[];
}

export interface ReturnRow {
  /** "退回本金". */
  readonly name: string;
  /** "¥12.00", "200 积分", a coupon's name. */
  readonly text: string;
}

/** `before` and `now`: the order, and as it would be. */
export function return_view(scene: Scene, refund: RefundPreview, before?: OrderState, now?: OrderState): ReturnView {
  const { goods, overview, speaker, words } = scene;
  const cash = (key: string, fen: number): ReturnRow[] => (fen > 0 ? [{ name: words.tell(key), text: speaker.money(fen) }] : []);
  const counted = (key: string, n: number): ReturnRow[] => (n > 0 ? [{ name: words.tell(key), text: speaker.points(n) }] : []);
  const coupon = (id: Id) => {
    const held = overview.coupons.find((one) => one.id === id);
    return held?.name ?? speaker.name(held?.coupon ?? id);
  };
  const coupons = (key: string, ids: readonly Id[]): ReturnRow[] => ids.map((id) => ({ name: words.tell(key), text: coupon(id) }));
  return {
    back: [
      ...cash("cash_back", refund.cash),
      ...cash("principal_back", refund.principal),
      ...cash("bonus_back", refund.bonus),
      ...counted("points_back", refund.points_back),
      ...coupons("coupon_back", refund.coupons),
    ],
    taken: [
      ...counted("points_taken", refund.points_taken),
      ...counted("points_owed", refund.points_owed),
      ...left_of_points(scene, before, now),
      ...(refund.growth_taken > 0 ? [{ name: words.tell("growth_taken"), text: String(refund.growth_taken) }] : []),
      ...cash("bonus_taken", refund.bonus_taken),
      ...cash("principal_taken", refund.principal_taken),
      ...coupons("coupon_taken", refund.coupons_taken),
      ...cash("gifts_charged", refund.gifts_charged ?? 0),
    ],
    refunded: refund.cash > 0 || refund.principal > 0 || refund.bonus > 0,
    gifts: refund.gifts.map(({ sku, units }) => ({ units, name: goods.goods.find((thing) => thing.sku === sku)?.name ?? speaker.name(sku) })),
  };
}

/** What the order brings in all: points that will not be granted any more are in nobody's hands, and in nothing that is taken. */
function left_of_points({ speaker, words }: Scene, before?: OrderState, now?: OrderState): readonly ReturnRow[] {
  if (!before || !now || before.points === now.points) return [];
  const text = words.tell("points_before_now", { before: speaker.points(before.points), now: speaker.points(now.points) });
  return [{ name: words.tell("order_points"), text }];
}
