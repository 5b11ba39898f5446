import type { Benefit, Card, CardPlan, Id } from "../../types/index.js";
import { share } from "../layout.js";
import type { Scene } from "../scene.js";
import { type Bring, brings } from "./brings.js";
import { measured, name_of } from "./named.js";
import { type Ends, ends, type Money, money } from "./shown.js";

/** Cards of the shop, those that are held first: paid membership, level cards, free ones, and those for invited members. */
export interface CardsView {
  readonly cards: readonly CardView[];
}

export interface CardView {
  readonly id: Id;
  readonly name: string;
  readonly kind: CardPlan["kind"];
  readonly note?: string;
  /** "付费会员", "等级卡". */
  readonly kind_text: string;
  readonly held?: HeldCardView;
  /** Of a paid one, for one term. */
  readonly price?: Money;
  /** What it was before, where the program says so (划线价). */
  readonly struck?: Money;
  /** "12 个月". */
  readonly term?: string;
  /** "前 7 天免费体验", where the program says so. */
  readonly trial?: string;
  /** On every purchase and renewal. */
  readonly brings: readonly Bring[];
  /** "有效期内享 V3 抽穗". */
  readonly level?: string;
  readonly perks: readonly string[];
  /** "升为钻石会员自动获得"; nothing: it can be had. */
  readonly condition?: string;
  /** The condition is a phone number that is bound. */
  readonly needs_phone: boolean;
  /** buy: at its price; renew: one more term; take: for nothing; wait: by its condition only; none: it is held for ever. */
  readonly can: "buy" | "renew" | "take" | "wait" | "none";
}

export interface HeldCardView {
  readonly until?: Ends;
  readonly number?: string;
  readonly paid?: Money;
  readonly saved?: Money;
  /** What it has saved of what it cost, 0 to 1. */
  readonly back: number;
  /** It has saved what it cost. */
  readonly earned: boolean;
}

export function cards_view(scene: Scene): CardsView {
  const { overview, program } = scene;
  const held = new Map(overview.cards.map((card) => [card.id, card]));
  const cards = (program.cards ?? []).filter((plan) => plan.kind !== "internal" || held.has(plan.id) || listed(scene, plan));
  const views = cards.map((plan) => card_view(scene, plan, held.get(plan.id)));
  const rank = (view: CardView) => ["paid", "tier", "internal", "free"].indexOf(view.kind);
  return { cards: views.sort((a, b) => Number(b.held !== undefined) - Number(a.held !== undefined) || rank(a) - rank(b)) };
}

const listed = ({ overview }: Scene, plan: CardPlan): boolean => plan.kind === "internal" && (plan.members ?? []).includes(overview.member.id ?? "");

function card_view(scene: Scene, plan: CardPlan, card: Card | undefined): CardView {
  const { overview, program, speaker, words } = scene;
  const condition = card ? undefined : condition_text(scene, plan);
  const { list_price, trial_days } = plan.ext ?? {};
  return {
    id: plan.id,
    name: plan.name,
    kind: plan.kind,
    kind_text: words.tell(`card_${plan.kind}`),
    brings: brings(scene, plan.grants),
    needs_phone: !card && plan.kind === "free" && plan.needs_phone === true && !overview.member.phone_bound,
    perks: (program.benefits ?? []).filter((benefit) => of_card(benefit, plan)).map(({ name }) => measured(name).name),
    can: plan.kind === "tier" || plan.kind === "internal" ? (card ? "none" : plan.kind === "internal" ? "take" : "wait")
      : plan.kind === "paid" ? (card ? "renew" : "buy")
      : card ? "none" : plan.needs_phone && !overview.member.phone_bound ? "wait" : "take",
    ...(plan.note !== undefined && { note: plan.note }),
    ...(card && { held: held_view(scene, card) }),
    ...(plan.kind === "paid" && { price: money(speaker, plan.price), term: words.tell("card_months", { months: String(plan.months) }) }),
    ...(plan.kind === "paid" && plan.level !== undefined && { level: words.tell("card_level", { level: name_of(scene, "level", plan.level) }) }),
    ...(typeof list_price === "number" && Number.isSafeInteger(list_price) && { struck: money(speaker, list_price) }),
    ...(typeof trial_days === "number" && { trial: words.tell("card_trial", { days: String(trial_days) }) }),
    ...(condition !== undefined && { condition }),
  };
}

function held_view({ speaker }: Scene, { number, paid = 0, saved = 0, until }: Card): HeldCardView {
  return {
    back: share(saved, paid),
    earned: paid > 0 && saved >= paid,
    ...(until !== undefined && { until: ends(speaker, until) }),
    ...(number !== undefined && { number }),
    ...(paid > 0 && { paid: money(speaker, paid), saved: money(speaker, saved) }),
  };
}

/** A benefit that comes with the card, or with the level that it gives. */
function of_card(benefit: Benefit, plan: CardPlan): boolean {
  const level = plan.kind === "paid" || plan.kind === "tier" ? plan.level : undefined;
  return benefit.cards?.includes(plan.id) === true || (level !== undefined && benefit.tiers?.includes(level) === true);
}

function condition_text(scene: Scene, plan: CardPlan): string | undefined {
  const { overview, words } = scene;
  if (plan.kind === "tier") return words.tell("card_by_level", { level: name_of(scene, "level", plan.level) });
  if (plan.kind === "internal") return words.tell("card_by_list");
  return plan.kind === "free" && plan.needs_phone && !overview.member.phone_bound ? words.tell("card_needs_phone") : undefined;
}
