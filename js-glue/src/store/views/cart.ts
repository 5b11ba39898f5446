import { summed } from "../../messages/describe/sums.js";
import type { Speaker } from "../../messages/speaker.js";
import type { AppliedOffer, Cart, Id, NearMiss, Quote, QuoteLine, QuoteStep, Reason, RefusedOffer } from "../../types/index.js";
import type { ChosenLine } from "../cart.js";
import { is_of_run, run_of, thing_of } from "../cart.js";
import { stretches, type Stretch } from "../layout.js";
import type { Scene } from "../scene.js";
import { made_later, shared } from "./shared.js";
import { type Ends, ends, type Money, money, type PointsShown, points, said } from "./shown.js";

/** The cart, its price, and why. */
export interface CartView {
  readonly empty: boolean;
  readonly lines: readonly CartLineView[];
  /** It is to be delivered, as it is chosen now. */
  readonly delivered: boolean;
  /** Nothing: the price is not there yet. */
  readonly price?: PriceView;
}

export interface CartLineView {
  readonly sku: Id;
  readonly name: string;
  readonly quantity: number;
  readonly category?: Id;
  /** List price of one unit. */
  readonly unit: Money;
  /** What one unit costs by the run at whose price it was put in. */
  readonly run?: Money;
  /** "砍价已结束，恢复平时价格": that run is over. */
  readonly over?: string;
  /** Its units, by what they cost: one part where all cost the same. */
  readonly parts: readonly LinePartView[];
  /** Not sold any more: it is in no price. */
  readonly gone?: true;
}

export interface LinePartView {
  readonly quantity: number;
  /** Of these units. */
  readonly list: Money;
  readonly payable: Money;
  /** What the price is called: "会员价", "秒杀价" where that alone made it, "到手价" where more came off; nothing: the list price. */
  readonly price?: string;
  /** What came off it, one after another. */
  readonly off: readonly StepView[];
  readonly points?: PointsShown;
}

export interface PriceView {
  readonly list: Money;
  readonly saved: Money;
  readonly shipping: Money;
  /** It may be fetched, without that. */
  readonly pickup: boolean;
  /** Delivery before offers; nothing: it costs nothing. */
  readonly fee?: Money;
  readonly payable: Money;
  /** Of it, from the wallet; `on`: that is chosen in this price, however much it pays. */
  readonly wallet: { readonly principal: Money; readonly bonus: Money; readonly on: boolean };
  /** Of it, still to be paid: 还需支付. */
  readonly cash: Money;
  /** From list price to payable. */
  readonly steps: readonly StepView[];
  readonly coupons: CouponChoicesView;
  /** The engine chooses the coupons. */
  readonly automatic: boolean;
  /** Names of the coupons in the price. */
  readonly used: readonly string[];
  readonly offers: readonly { readonly id: Id; readonly name: string; readonly amount: Money }[];
  /** Promotions that do not apply, with every reason. */
  readonly refused: readonly { readonly id: Id; readonly name: string; readonly reasons: readonly string[] }[];
  readonly gifts: readonly { readonly sku: Id; readonly name: string; readonly units: number; readonly of: string; readonly value: Money }[];
  readonly near: readonly NearView[];
  /** Single things that bring an offer into effect, the cheapest first: what the cart costs more with one. */
  readonly add: readonly { readonly sku: Id; readonly name: string; readonly extra: Money; readonly reaches: readonly string[] }[];
  /** 积分抵扣; `on`: it is chosen in this price. */
  readonly deduct: { readonly possible: boolean; readonly on: boolean; readonly max: PointsShown; readonly used: PointsShown; readonly amount: Money };
  /** What it brings in all, as the order will tell it. */
  readonly brings: PointsShown;
  /** Of it, for paying. */
  readonly earn: PointsShown;
  /** Of it, what offers give. */
  readonly granted?: PointsShown;
  /** Points to pay for goods priced in points. */
  readonly points_price?: PointsShown;
  /** "本单完成后升为金卡". */
  readonly level?: string;
  /** With the level or card that is tried: what it saves on this order. */
  readonly join?: JoinView & { readonly card?: { readonly id: Id; readonly name: string } };
  /** Orders that wait for their money, and hold something. */
  readonly held: readonly { readonly order: Id; readonly until?: Ends }[];
  /** The best set of coupons is proven to be the best. */
  readonly proven: boolean;
  /** How many combinations were looked at. */
  readonly explored: number;
}

/** The same cart with a level or a card that the member does not have. */
export interface JoinView {
  readonly payable: Money;
  readonly saves: Money;
}

/** A step from list price to payable: a bar that begins where the one before ended. */
export interface StepView {
  readonly name: string;
  readonly stage: QuoteStep["stage"];
  /** "优惠券", "促销"; of a price, whose it is; empty: there is no more to say. */
  readonly kind: string;
  readonly amount: Money;
  readonly bar: Stretch;
  /** Who pays for it, where the program says. */
  readonly bearers: readonly { readonly name: string; readonly amount: Money }[];
}

/** Coupons in two lists. */
export interface CouponChoicesView {
  /** "best": the engine chooses; else these by hand. */
  readonly automatic: boolean;
  readonly usable: readonly CouponChoiceView[];
  readonly unusable: readonly CouponChoiceView[];
}

export interface CouponChoiceView {
  readonly id: Id;
  readonly name: string;
  readonly chosen: boolean;
  /** What it takes off, where it is chosen. */
  readonly amount?: Money;
  /** More to pay with this one instead, where it has been looked at. */
  readonly costs?: Money;
  /** Every reason why it is not in the price. */
  readonly reasons: readonly string[];
  readonly until?: Ends;
}

/** 凑单. */
export interface NearView {
  readonly id: Id;
  /** "再买 ¥12.00，可享满100减20，届时约付 ¥80.00". */
  readonly text: string;
  readonly then?: Money;
}

export function cart_view(scene: Scene): CartView {
  const { choices, quote } = scene;
  const places = placed(scene);
  const known = new Map((quote?.steps ?? []).map((step) => [step.coupon ?? step.source, step]));
  return {
    empty: choices.lines.length === 0,
    delivered: choices.delivered,
    lines: choices.lines.map((line) => line_view(scene, line, known, places.get(line.sku))),
    ...(quote && choices.lines.length > 0 && { price: price_of(scene, quote) }),
  };
}

/** Parts of the quote by sku: a thing is in a cart once. */
function placed({ quote }: Scene): Map<Id, QuoteLine[]> {
  const parts = new Map<Id, QuoteLine[]>();
  for (const line of quote?.lines ?? []) {
    const known = parts.get(line.sku);
    if (known) known.push(line);
    else parts.set(line.sku, [line]);
  }
  return parts;
}

interface LineTold extends Pick<Scene, "goods" | "speaker"> {
  readonly parts: readonly QuoteLine[];
  readonly over: boolean;
  readonly view: CartLineView;
}

/** Lines that have been told: a tap changes few of fifty. */
const lines_told = new WeakMap<ChosenLine, LineTold>();

function line_view(scene: Scene, chosen: ChosenLine, known: ReadonlyMap<Id, QuoteStep>, parts: readonly QuoteLine[] = []): CartLineView {
  const { goods, overview, speaker } = scene;
  const over = is_of_run(chosen) && !run_of(chosen, overview.campaigns);
  const before = lines_told.get(chosen);
  if (before && before.goods === goods && before.speaker === speaker && before.over === over && alike(before.parts, parts)) return before.view;
  // Of what was told before, as far as that is still so: the page knows it again by that.
  const view = shared(before?.view, told_line(scene, chosen, known, parts, over));
  lines_told.set(chosen, { goods, speaker, parts, over, view });
  return view;
}

/** All of a line's price that is shown is the same: then so is what is told of it. */
function alike(before: readonly QuoteLine[], now: readonly QuoteLine[]): boolean {
  return before.length === now.length && now.every((part, place) => {
    const was = before[place] as QuoteLine;
    return part.quantity === was.quantity && part.list === was.list && part.payable === was.payable && part.priced === was.priced && part.points === was.points
      && part.price_kind === was.price_kind && part.discounts.length === was.discounts.length
      && part.discounts.every(({ amount, coupon, source }, step) => {
        const old = was.discounts[step];
        return amount === old?.amount && coupon === old.coupon && source === old.source;
      });
  });
}

function told_line(scene: Scene, { price, quantity, sku }: ChosenLine, known: ReadonlyMap<Id, QuoteStep>, parts: readonly QuoteLine[], over: boolean): CartLineView {
  const { goods, speaker, words } = scene;
  const thing = thing_of(goods, sku);
  // One unit alone is at its price.
  const run = parts.find(({ price_kind, price_source }) => price_source !== undefined && price_source === price?.id && price_kind === price.kind);
  return {
    sku,
    quantity,
    name: thing?.name ?? speaker.name(sku),
    unit: money(speaker, thing?.unit_price ?? 0),
    parts: parts.map((part) => part_view(scene, part, known)),
    ...(thing?.category !== undefined && { category: thing.category }),
    ...(run && { run: money(speaker, run.priced) }),
    ...(over && { over: words.tell("campaign_over", { what: words.tell(`campaign_${price?.kind}`) }) }),
    ...(!thing && { gone: true as const }),
  };
}

function part_view({ speaker, words }: Scene, part: QuoteLine, known: ReadonlyMap<Id, QuoteStep>): LinePartView {
  const price = price_word(speaker, part) ?? (part.payable < part.list ? words.tell("price_after_offers") : undefined);
  return {
    quantity: part.quantity,
    list: money(speaker, part.list),
    payable: money(speaker, part.payable),
    off: part_steps(speaker, part, known),
    ...(price !== undefined && { price }),
    ...(part.points > 0 && { points: points(speaker, part.points) }),
  };
}

/** What the price of a line is called; nothing: it is the list price, or more came off than the price alone. */
export function price_word(speaker: Speaker, { payable, price_kind, priced }: QuoteLine): string | undefined {
  return price_kind !== "list" && payable === priced ? speaker.word("price", price_kind) : undefined;
}

/** A step's name, and what stands small beside it. A price has one name wherever it is told: whose level or which price it is
    stands beside. */
function step_names(speaker: Speaker, step: Pick<QuoteStep, "name" | "source" | "stage">, priced: QuoteLine | undefined): Pick<StepView, "name" | "kind"> {
  const name = speaker.step(step), kind = speaker.word("stage", step.stage);
  if (step.stage !== "price" || !priced) return { name, kind };
  const word = speaker.word(priced.price_kind === "points" ? "price" : "source", priced.price_kind);
  return { name: word, kind: name === kind ? "" : name };
}

/** What came off these units, each a bar that begins where the one before ended. */
function part_steps(speaker: Speaker, part: QuoteLine, known: ReadonlyMap<Id, QuoteStep>): readonly StepView[] {
  const bars = stretches(part.discounts.map(({ amount }) => amount), part.list);
  return part.discounts.map(({ amount, coupon, source }, place) => {
    const step = known.get(coupon ?? source);
    return {
      ...step_names(speaker, step ?? { name: "", source, stage: "promotion" }, part),
      stage: step?.stage ?? "promotion",
      amount: money(speaker, amount),
      bar: bars[place] as Stretch,
      bearers: [],
    };
  });
}

interface Priced {
  readonly scene: Scene;
  readonly price: PriceView;
}

/** Quotes that have been told: a tap shows its quantity with the price before. */
const priced = new WeakMap<Quote, Priced>();

function price_of(scene: Scene, quote: Quote): PriceView {
  const before = priced.get(quote);
  const parts = ["goods", "overview", "program", "speaker", "words"] as const;
  if (before && parts.every((part) => before.scene[part] === scene[part]) && before.scene.choices.coupons === scene.choices.coupons) return before.price;
  const price = price_view(scene, quote);
  priced.set(quote, { scene, price });
  return price;
}

export function price_view(scene: Scene, quote: Quote): PriceView {
  const { speaker, goods } = scene;
  const { receipt: { cart }, totals } = quote;
  const chosen = (way: Cart["points" | "wallet"]) => way !== undefined && way !== "none" && way !== 0;
  const cash = (fen: number) => money(speaker, fen);
  const thing_name = (sku: Id) => thing_of(goods, sku)?.name ?? speaker.name(sku);
  const level = level_text(scene, quote);
  let choices_told: CouponChoicesView | undefined;
  const join = join_view(speaker, quote);
  return made_later({
    list: cash(totals.list),
    saved: cash(totals.saved),
    shipping: cash(totals.shipping),
    pickup: goods.pickup === true,
    payable: cash(totals.payable),
    wallet: { principal: cash(totals.wallet.principal), bonus: cash(totals.wallet.bonus), on: chosen(cart.wallet) },
    cash: cash(totals.cash),
    steps: step_views(scene, quote),
    // A hundred coupons with every reason: told when the sheet is open that shows them.
    get coupons() {
      return (choices_told ??= coupon_choices(scene, quote));
    },
    automatic: scene.choices.coupons === "best",
    used: quote.offers.applied.filter(({ coupon }) => coupon).map(({ id, name }) => name || speaker.name(id)),
    offers: quote.offers.applied.filter(({ coupon }) => !coupon).map(({ id, name, amount }) => ({ id, name: name || speaker.name(id), amount: cash(amount) })),
    refused: quote.offers.refused.filter((offer) => !is_coupon(offer)).map((offer) => ({
      id: offer.id,
      name: offer.name || speaker.name(offer.offer ?? offer.id),
      reasons: reason_texts(speaker, offer.reasons),
    })),
    gifts: quote.gifts.map(({ sku, units, offer, value }) => ({ sku, units, name: thing_name(sku), of: speaker.name(offer), value: cash(value) })),
    near: quote.near_misses.map((miss) => near_view(scene, miss)),
    add: (quote.add_ons ?? []).filter(({ reaches }) => reaches.length > 0).slice(0, 6).map(({ sku, extra, reaches }) => ({
      sku,
      name: thing_name(sku),
      extra: cash(extra),
      reaches: reaches.map((id) => speaker.name(id)),
    })),
    deduct: {
      possible: quote.points.deduct.max > 0,
      on: chosen(cart.points),
      max: points(speaker, quote.points.deduct.max),
      used: points(speaker, quote.points.deduct.points),
      amount: cash(quote.points.deduct.amount),
    },
    brings: points(speaker, summed([quote.points.earn, quote.points.granted])),
    earn: points(speaker, quote.points.earn),
    held: (quote.held ?? []).map(({ order, until }) => ({ order, ...(until !== undefined && { until: ends(speaker, until) }) })),
    proven: quote.offers.proof.optimal,
    explored: quote.offers.proof.explored,
    ...(totals.fee > 0 && { fee: cash(totals.fee) }),
    ...(quote.points.granted > 0 && { granted: points(speaker, quote.points.granted) }),
    ...(quote.points.price > 0 && { points_price: points(speaker, quote.points.price) }),
    ...(level !== undefined && { level }),
    ...(join && { join: { ...join, ...tried_card(scene, quote) } }),
  });
}

export function join_view(speaker: Speaker, { join }: Quote): JoinView | undefined {
  return join && { payable: money(speaker, join.payable), saves: money(speaker, join.saves) };
}

export function step_views({ speaker }: Pick<Scene, "speaker">, quote: Pick<Quote, "lines" | "steps" | "totals">): readonly StepView[] {
  // What the steps take away is the list price and, where something is delivered, its fee.
  const bars = stretches(quote.steps.map(({ amount }) => amount), quote.totals.list + quote.totals.fee);
  return quote.steps.map((step, place) => ({
    ...step_names(speaker, step, quote.lines.find(({ price_source }) => price_source === step.source)),
    stage: step.stage,
    amount: money(speaker, step.amount),
    bar: bars[place] as Stretch,
    bearers: step.bearers.map(({ who, amount }) => ({ name: bearer_name({ speaker }, who), amount: money(speaker, amount) })),
  }));
}

function bearer_name({ speaker }: Pick<Scene, "speaker">, who: Id): string {
  const name = speaker.name(who);
  return name === who ? speaker.word("bearer", who) : name;
}

function reason_texts(speaker: Scene["speaker"], reasons: readonly Reason[]): readonly string[] {
  return reasons.map((reason) => said(speaker, JSON.stringify(reason), () => speaker.reason(reason)));
}

const is_coupon = (offer: RefusedOffer): boolean => offer.offer !== undefined && offer.offer !== offer.id;

/** Reasons that another choice would take away: the coupon itself is good for this cart. */
const only_beaten = new Set(["lower_saving", "not_chosen", "exclusive", "stacking"]);

function coupon_choices({ choices, overview, speaker }: Scene, quote: Quote): CouponChoicesView {
  const held = new Map(overview.coupons.map((coupon) => [coupon.id, coupon]));
  const until = (id: Id) => {
    const coupon = held.get(id);
    return coupon && { until: ends(speaker, coupon.until) };
  };
  const chosen = quote.offers.applied.filter((offer): offer is AppliedOffer & { coupon: Id } => offer.coupon !== undefined);
  const usable: CouponChoiceView[] = chosen.map(({ coupon, id, name, amount }) => ({
    id: coupon,
    name: name || speaker.name(id),
    chosen: true,
    amount: money(speaker, amount),
    reasons: [],
    ...until(coupon),
  }));
  const unusable: CouponChoiceView[] = [];
  for (const offer of quote.offers.refused.filter(is_coupon)) {
    const costs = offer.reasons.find((reason) => reason.code === "lower_saving" && reason.costs !== undefined);
    const view: CouponChoiceView = {
      id: offer.id,
      name: offer.name || speaker.name(offer.offer as Id),
      chosen: false,
      reasons: reason_texts(speaker, offer.reasons),
      ...(costs?.code === "lower_saving" && costs.costs !== undefined && { costs: money(speaker, costs.costs) }),
      ...until(offer.id),
    };
    (offer.reasons.every(({ code }) => only_beaten.has(code)) ? usable : unusable).push(view);
  }
  return { automatic: choices.coupons === "best", usable, unusable };
}

function near_view({ speaker }: Scene, miss: NearMiss): NearView {
  return {
    id: miss.id,
    text: speaker.nearMiss(miss),
    ...(miss.payable_then !== null && { then: money(speaker, miss.payable_then) }),
  };
}

/** The card that the price was tried with. */
function tried_card({ speaker }: Scene, { receipt }: Quote): { readonly card?: { readonly id: Id; readonly name: string } } {
  const { as_card } = receipt.cart;
  return as_card === undefined ? {} : { card: { id: as_card, name: speaker.name(as_card) } };
}

function level_text({ words }: Scene, { tier }: Quote): string | undefined {
  const { after, before } = tier;
  return after && after.level !== before?.level ? words.tell("level_after_order", { level: after.name }) : undefined;
}
