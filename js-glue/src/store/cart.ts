import { LoyaltyError } from "../error.js";
import type { Goods, Thing } from "../service/answers.js";
import type { AddOn, CampaignState, Cart, CartLine, CouponChoice, Fen, Id, Instant, SpecialPrice } from "../types/index.js";

/** What a customer has put into the cart, and how they want to pay: everything that a page lets them choose. */
export interface Choices {
  readonly lines: readonly ChosenLine[];
  /** "best" until somebody chooses. */
  readonly coupons: CouponChoice;
  readonly points: "none" | "max" | number;
  readonly wallet: "none" | "max" | Fen;
  /** Whether it is delivered, at the catalogue's fee; it is, unless the catalogue has `pickup`. */
  readonly delivered: boolean;
  /** Price it as if the member had this level, or held this card. */
  readonly as_tier?: Id;
  readonly as_card?: Id;
}

export interface ChosenLine {
  readonly sku: Id;
  readonly quantity: number;
  /** A special price of this line alone: a run of a group buy or a bargain. Of a run the id counts: what it is at the account says. */
  readonly price?: SpecialPrice;
}

export const nothing_chosen: Choices = { lines: [], coupons: "best", points: "none", wallet: "none", delivered: true };

/** Refuses what the engine would refuse, before it is chosen: not every price is there on the tap. */
export function check_lines(lines: readonly ChosenLine[]): void {
  lines.forEach(({ quantity }, place) => {
    const at = `/lines/${place}/quantity`;
    if (!Number.isInteger(quantity)) throw new LoyaltyError({ code: "not_an_integer", at, details: { given: String(quantity) } });
    if (quantity < 1 || quantity > 9999) throw new LoyaltyError({ code: "out_of_range", at, details: { min: 1, max: 9999, value: quantity } });
  });
}

/** What was kept of a member's cart; nothing: it is none, or another member's. */
export function kept_choices(given: unknown, owner: Id | undefined): Choices | undefined {
  const { member, ...kept } = (given ?? {}) as Partial<Choices> & { readonly member?: Id };
  if (!Array.isArray(kept.lines) || (member && member !== owner)) return undefined;
  return { ...nothing_chosen, ...kept, lines: kept.lines.filter(may_be_chosen) };
}

function may_be_chosen(line: ChosenLine): boolean {
  try {
    check_lines([line]);
    return typeof line.sku === "string";
  } catch {
    return false;
  }
}

/** What more a quote is asked for, where a sheet is open that shows it. */
export interface Detail {
  /** Coupons whose lower saving is wanted in numbers. */
  readonly explain: readonly Id[];
  /** What could be put into the cart as well. */
  readonly add_ons: readonly AddOn[];
  /** A card that the member could buy: what this order would cost with it. */
  readonly card?: Id;
}

/** Runs that the member is in, as their account has them. */
export type Runs = readonly CampaignState[];

/** The choices as a cart of the engine's, at an instant. Lines that the catalogue does not have any more are left out. */
export function cart_of(choices: Choices, goods: Goods, runs: Runs, at: Instant, channel: Id | undefined, detail?: Detail): Cart {
  const { as_card, as_tier, coupons, points, wallet } = choices;
  const lines = choices.lines.map((line) => line_of(line, goods, runs)).filter((line): line is CartLine => line !== undefined);
  return {
    at,
    lines,
    coupons,
    points,
    wallet,
    near_misses: 3,
    ...(channel !== undefined && { channel }),
    ...((choices.delivered || !goods.pickup) && goods.shipping && { shipping: { ...goods.shipping } }),
    ...(goods.offer_totals && { offer_totals: { ...goods.offer_totals } }),
    ...(as_tier !== undefined && { as_tier }),
    ...((as_card ?? detail?.card) !== undefined && { as_card: (as_card ?? detail?.card) as Id }),
    ...(detail?.explain.length && { explain: [...detail.explain] }),
    ...(detail?.add_ons.length && { add_ons: [...detail.add_ons] }),
  };
}

/** Lines as they were made last: who has the cart before sees by them which ones are others. */
const made = new WeakMap<ChosenLine, { readonly goods: Goods; readonly at: Fen | undefined; readonly line: CartLine | undefined }>();

function line_of(chosen: ChosenLine, goods: Goods, runs: Runs): CartLine | undefined {
  const run = run_of(chosen, runs);
  const known = made.get(chosen);
  if (known?.goods === goods && known.at === run?.price) return known.line;
  const { quantity, sku } = chosen;
  const thing = thing_of(goods, sku);
  const price = run ? run_price(run) : is_of_run(chosen) ? undefined : chosen.price;
  const line = thing && { ...thing, quantity, ...(price && { prices: [...(thing.prices ?? []), price] }) };
  made.set(chosen, { goods, at: run?.price, line });
  return line;
}

/** Whether it was put in at the price of a run. */
export function is_of_run({ price }: ChosenLine): boolean {
  return price?.id !== undefined && (price.kind === "group_buy" || price.kind === "bargain");
}

/** The run at whose price it is; nothing: at none, or that is over. */
export function run_of(line: ChosenLine, runs: Runs): CampaignState | undefined {
  return is_of_run(line) ? runs.find(({ id, sku }) => id === line.price?.id && sku === line.sku) : undefined;
}

/** One unit of each of its members, over all orders: what the service says of it, so that both carts are the same. */
export const run_price = ({ id, kind, price }: CampaignState): SpecialPrice => ({ id, kind, max_units_per_member: 1, unit_price: price });

/** One unit of a thing, as its card in the shop tells it (预估到手价): with what the member holds, without delivery. */
export function cart_of_one(goods: Goods, sku: Id, at: Instant, channel: Id | undefined): Cart | undefined {
  if (!thing_of(goods, sku)) return undefined;
  const { shipping: _fee, ...cart } = cart_of({ ...nothing_chosen, lines: [{ sku, quantity: 1 }] }, goods, [], at, channel);
  return { ...cart, near_misses: 0 };
}

export function thing_of(goods: Goods, sku: Id): Thing | undefined {
  return goods.goods.find((thing) => thing.sku === sku);
}

/** A thing as a candidate of the engine's for what to add. */
export function add_on_of({ sku, unit_price, category, shop, tags }: Thing): AddOn {
  return { sku, unit_price, ...(category !== undefined && { category }), ...(shop !== undefined && { shop }), ...(tags && { tags }) };
}

/** The lines with so many of one thing; 0: without it. */
export function with_quantity(lines: readonly ChosenLine[], sku: Id, quantity: number): readonly ChosenLine[] {
  if (quantity <= 0) return lines.filter((line) => line.sku !== sku);
  if (lines.some((line) => line.sku === sku)) return lines.map((line) => (line.sku === sku ? { ...line, quantity } : line));
  return [...lines, { sku, quantity }];
}
