import type { Id, TierProgress } from "../../types/index.js";
import { type Finish, finish, share } from "../layout.js";
import type { Scene } from "../scene.js";
import { type Bring, brings } from "./brings.js";
import { milestone_text } from "./check_in.js";
import { type EndingView, ending_view } from "./ending.js";
import { type Entrance, entrances_of } from "./entrances.js";
import { more_of } from "./requirements.js";
import { type Ends, ends, type Money, money, type PointsShown, points } from "./shown.js";
import { wallet_place } from "./wallet.js";

/** The first screen: who, what level, what there is. */
export interface HomeView {
  readonly shop: string;
  readonly note?: string;
  readonly member: Id;
  readonly level?: LevelCardView;
  readonly points: PointsShown;
  /** Points that are not there yet. */
  readonly pending?: PointsShown;
  readonly coupons: number;
  /** `elsewhere`: it cannot be used here, and where it can. */
  readonly balance: { readonly principal: Money; readonly bonus: Money; readonly elsewhere?: string };
  readonly saved: { readonly month: Money; readonly year: Money; readonly total: Money };
  readonly checked_in?: boolean;
  readonly check_in?: { readonly today: boolean; readonly streak: string; readonly reward: readonly Bring[]; readonly next?: string };
  /** What ends first, a few. */
  readonly ending: readonly EndingView[];
  /** Orders that wait for their money. */
  readonly to_pay: number;
  /** Pages of what this shop has. */
  readonly entrances: readonly Entrance[];
}

/** The level, and the way to the next. */
export interface LevelCardView {
  readonly id: Id;
  readonly name: string;
  readonly finish: Finish;
  /** 0 to 1 of the way to the next; nothing: what is asked for comes in one go, or there is no next. */
  readonly progress?: number;
  /** All ways to the next in one sentence: "再下 3 单且再消费 ¥194.70，或单笔消费满 ¥602.00，即可升为重度吃货". */
  readonly next?: string;
  readonly until?: Ends;
  /** "2027-08-22 之前（含当天）再得 446 成长值，即可保级". */
  readonly keep?: string;
  /** There is none above it. */
  readonly highest: boolean;
}

export function home_view(scene: Scene): HomeView {
  const { overview, program, speaker } = scene;
  const { savings, wallet } = overview;
  const level = level_card(scene);
  const { elsewhere } = wallet_place(scene);
  const check_in = check_in_glance(scene);
  return {
    shop: program.name ?? speaker.name(program.id),
    member: overview.member.id ?? "",
    points: points(speaker, overview.points.available),
    coupons: overview.coupons.filter(({ state }) => state === "usable").length,
    balance: { principal: money(speaker, wallet.principal), bonus: money(speaker, wallet.bonus), ...(elsewhere !== undefined && { elsewhere }) },
    saved: { month: money(speaker, savings.this_month), year: money(speaker, savings.this_year), total: money(speaker, savings.total) },
    to_pay: overview.orders.filter(({ state }) => state === "placed").length,
    ending: ending_view(scene).entries.slice(0, 3),
    entrances: entrances_of(program),
    ...(overview.points.pending > 0 && { pending: points(speaker, overview.points.pending) }),
    ...(program.note !== undefined && { note: program.note }),
    ...(level && { level }),
    ...(check_in && { check_in, checked_in: check_in.today }),
  };
}

export function level_card(scene: Scene): LevelCardView | undefined {
  const { overview, program, speaker } = scene;
  const { tier } = overview;
  if (!tier) return undefined;
  const { missing = [], until } = tier;
  const next = next_text(scene, tier);
  const keep = keep_text(scene, tier);
  const levels = program.tiers?.levels ?? [];
  return {
    id: tier.level,
    name: tier.name,
    finish: finish(levels.findIndex(({ id }) => id === tier.level), levels.length),
    highest: tier.next === null,
    ...(tier.next && !(missing.length > 0 && missing.every(({ metric }) => metric === "recharge_single")) && { progress: share(tier.progress, 10_000) }),
    ...(next !== undefined && { next }),
    ...(until !== null && { until: ends(speaker, until) }),
    ...(keep !== undefined && { keep }),
  };
}

/** By growth, or by what else is missing; or by one order alone. */
function next_text(scene: Scene, { missing = [], next, remaining, spend_to_next }: TierProgress): string | undefined {
  const { speaker, words } = scene;
  if (!next) return undefined;
  const ways: string[] = [];
  if (remaining !== null) ways.push(words.tell("more_growth", { amount: String(remaining) }));
  else if (missing.length > 0) ways.push(more_of(scene, missing));
  // Where nothing but money is missing, an order of it is the same way.
  const money = remaining === null && missing.length === 1 && missing[0]?.metric === "paid";
  if (spend_to_next !== null && !money) ways.push(words.tell("order_of", { amount: speaker.money(spend_to_next) }));
  const [way, other] = ways;
  return way === undefined ? undefined : words.tell(other === undefined ? "level_by" : "level_by_either", { way, other, level: next.name });
}

function keep_text(scene: Scene, { keep }: TierProgress): string | undefined {
  const { speaker, words } = scene;
  if (!keep) return undefined;
  const way = keep.missing?.length ? more_of(scene, keep.missing) : keep.needed > 0 ? words.tell("more_growth", { amount: String(keep.needed) }) : undefined;
  return way === undefined ? undefined : words.tell("level_kept_by", { way, by: speaker.through(keep.by) });
}

function check_in_glance(scene: Scene): HomeView["check_in"] {
  const { describer, overview: { check_in }, words } = scene;
  if (!check_in) return undefined;
  const { milestone, reward, streak, today } = check_in;
  return {
    today,
    streak: words.tell(streak > 0 ? "streak_days" : "streak_none", { days: String(streak) }),
    reward: brings(scene, reward),
    ...(milestone && { next: words.tell("milestone_next", { when: milestone_text(words, milestone), what: describer.grants(milestone.grants) }) }),
  };
}
