import type { CouponState, Grants, Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import type { Ticket } from "../../messages/describe/offers.js";
import type { Entrance } from "./entrances.js";
import { action_stands } from "./tasks.js";
import { name_of } from "./named.js";
import { type Ends, ends, type Money, money } from "./shown.js";

/** Coupons: those that are held, by what can be done with them, and where others are to be had. */
export interface CouponsView {
  readonly usable: readonly HeldCouponView[];
  /** Not good yet. */
  readonly pending: readonly HeldCouponView[];
  /** Held by an order that is not paid. */
  readonly locked: readonly HeldCouponView[];
  readonly used: readonly HeldCouponView[];
  /** Expired, or taken back. */
  readonly past: readonly HeldCouponView[];
  readonly center: readonly CouponToHaveView[];
}

/** What a ticket is drawn of. */
export interface TicketView {
  readonly name: string;
  readonly icon?: string;
  readonly note?: string;
  /** "¥20", "8.8折". */
  readonly worth: string;
  /** "满100元可用". */
  readonly threshold: string;
  readonly scope: string;
  readonly conditions: readonly string[];
  readonly limits: readonly string[];
  readonly effects: readonly string[];
  readonly sentence: string;
  /** "领取后 30 天内有效". */
  readonly good?: string;
}

export interface HeldCouponView extends TicketView {
  readonly id: Id;
  readonly state: CouponState["state"];
  readonly state_text: string;
  readonly from: string;
  readonly until: Ends;
  /** That used or holds it. */
  readonly order?: Id;
  /** When what holds it lets it go by itself. */
  readonly free_at?: string;
  /** Goods that it is good for, as far as they have been priced (see MemberStore.priceUnits). */
  readonly goods: readonly { readonly sku: Id; readonly name: string; readonly list: Money }[];
}

export interface CouponToHaveView extends TicketView {
  readonly id: Id;
  /** How it is to be had: "800 积分兑换". */
  readonly how: string;
  /** Where. */
  readonly page: Entrance | "shop";
}

export function coupons_view(scene: Scene): CouponsView {
  const held = scene.overview.coupons.map((coupon) => held_view(scene, coupon));
  const of = (...states: readonly CouponState["state"][]) => held.filter(({ state }) => states.includes(state));
  return { usable: of("usable"), pending: of("pending"), locked: of("locked"), used: of("used"), past: of("expired", "voided"), center: center(scene) };
}

function told({ conditions, effects, icon, limits, name, note, scope, sentence, threshold, until, worth }: Ticket): TicketView {
  return {
    name, worth, threshold, scope, conditions, limits, effects, sentence,
    ...(icon !== undefined && { icon }),
    ...(note !== undefined && { note }),
    ...(until !== undefined && { good: until }),
  };
}

/** Of a template that the program has no more, there is only the name. */
const forgotten = (name: string): TicketView => ({ name, worth: name, threshold: "", scope: "", conditions: [], limits: [], effects: [], sentence: name });

function held_view(scene: Scene, coupon: CouponState): HeldCouponView {
  const { describer, overview, speaker } = scene;
  const { from, held_until, id, order, state, until } = coupon;
  const ticket = describer.coupon(coupon.coupon, { at: overview.at, from, until });
  return {
    ...(ticket ? told(ticket) : forgotten(coupon.name ?? speaker.name(coupon.coupon))),
    id,
    state,
    state_text: speaker.word("coupon", state),
    from: speaker.day(from),
    until: ends(speaker, until),
    goods: state === "usable" ? goods_of(scene, id) : [],
    ...(order !== undefined && { order }),
    ...(held_until !== undefined && { free_at: speaker.moment(held_until) }),
  };
}

/** Goods whose price of one unit says of the coupon anything else than that they are not its goods: the engine knows the scope. */
function goods_of({ goods, speaker, units }: Scene, coupon: Id): HeldCouponView["goods"] {
  const good: HeldCouponView["goods"][number][] = [];
  for (const { name, sku, unit_price } of goods.goods) {
    const quote = units.get(sku);
    if (!quote) continue;
    const refused = quote.offers.refused.find(({ id }) => id === coupon);
    const applied = quote.offers.applied.some((offer) => offer.coupon === coupon);
    if (applied || (refused && !refused.reasons.some(({ code }) => code === "out_of_scope"))) good.push({ sku, name: name ?? speaker.name(sku), list: money(speaker, unit_price) });
  }
  return good;
}

/** Every way to a coupon that the program has, one after another; a coupon stands there once for each. */
function center(scene: Scene): readonly CouponToHaveView[] {
  const { describer, program, speaker, words } = scene;
  const { activities = {}, cards = [], points, promotions = [], wallet } = program;
  const ways: CouponToHaveView[] = [];
  const add = (coupon: Id, page: CouponToHaveView["page"], how: string) => {
    const ticket = describer.coupon(coupon);
    if (ticket && !ways.some((way) => way.id === coupon && way.page === page)) ways.push({ ...told(ticket), id: coupon, page, how });
  };
  const grants = (given: Grants | undefined, page: CouponToHaveView["page"], how: string) => given?.coupons?.forEach((coupon) => add(coupon, page, how));
  for (const exchange of points?.exchange ?? []) {
    if (exchange.kind === "coupon") add(exchange.coupon, "mall", words.tell("had_by_exchange", { points: speaker.points(exchange.points) }));
  }
  const { check_in } = activities;
  for (const { grants: given, streak } of check_in?.milestones ?? []) grants(given, "check-in", words.tell("had_by_streak", { days: String(streak) }));
  if (check_in && "rewards" in check_in) check_in.rewards.forEach((given) => grants(given, "check-in", words.tell("had_by_check_in")));
  for (const draw of activities.draws ?? []) for (const prize of draw.prizes) grants(prize.grants, "draws", words.tell("had_by_draw", { draw: draw.name }));
  for (const action of activities.actions ?? []) if (!action_stands(scene, action).done) grants(action.grants, "tasks", words.tell("had_by_task", { task: describer.actionName(action.kind) }));
  for (const { grants: given, name } of activities.achievements ?? []) grants(given, "tasks", words.tell("had_by_task", { task: name }));
  for (const given of activities.referral ?? []) grants(given, "referral", words.tell("had_by_referral"));
  for (const { steps = [] } of wallet?.recharge_plans ?? []) for (const { at, grants: given } of steps) grants(given, "wallet", words.tell("had_by_recharge", { amount: speaker.money(at) }));
  for (const card of cards) grants(card.grants, "cards", card.kind === "tier" ? words.tell("had_by_level", { level: name_of(scene, "level", card.level) }) : words.tell("had_by_card", { card: card.name }));
  for (const { effects, name } of promotions) for (const effect of effects) if (effect.kind === "grant") effect.coupons?.forEach((coupon) => add(coupon, "shop", words.tell("had_by_offer", { offer: name })));
  return ways;
}
