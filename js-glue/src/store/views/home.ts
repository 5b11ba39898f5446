import type { Id } from "../../types/index.js";
import { type Finish, finish, share } from "../layout.js";
import type { Scene } from "../scene.js";
import { type Bring, brings } from "./brings.js";
import { type EndingView, ending_view } from "./ending.js";
import { type Entrance, entrances_of } from "./entrances.js";
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
  /** 0 to 1 of the way to the next. */
  readonly progress: number;
  /** "再得 320 成长值升为钻石". */
  readonly next?: string;
  /** "单笔再消费 ¥88.00 即可升级". */
  readonly spend?: string;
  /** "还差 3 笔订单", where levels are not by growth. */
  readonly missing?: string;
  readonly until?: Ends;
  /** "再得 120 成长值保级". */
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
  const { describer, overview, program, speaker, words } = scene;
  const { tier } = overview;
  if (!tier) return undefined;
  const { keep, next, remaining, spend_to_next, until } = tier;
  const levels = program.tiers?.levels ?? [];
  return {
    id: tier.level,
    name: tier.name,
    finish: finish(levels.findIndex(({ id }) => id === tier.level), levels.length),
    progress: share(tier.progress, 10_000),
    highest: next === null,
    ...(next && remaining !== null && { next: words.tell("growth_to_level", { growth: String(remaining), level: next.name }) }),
    ...(next && spend_to_next !== null && { spend: words.tell("spend_to_level", { amount: speaker.money(spend_to_next), level: next.name }) }),
    ...(next && tier.missing?.length && { missing: describer.missing(tier.missing) }),
    ...(until !== null && { until: ends(speaker, until) }),
    ...(keep && keep.needed > 0 && { keep: words.tell("growth_to_keep", { growth: String(keep.needed), by: speaker.through(keep.by) }) }),
  };
}

function check_in_glance(scene: Scene): HomeView["check_in"] {
  const { overview: { check_in }, words } = scene;
  if (!check_in) return undefined;
  const { milestone, reward, streak, today } = check_in;
  return {
    today,
    streak: words.tell(streak > 0 ? "streak_days" : "streak_none", { days: String(streak) }),
    reward: brings(scene, reward),
    ...(milestone && { next: words.tell("milestone_missing", { days: String(milestone.missing), streak: String(milestone.streak) }) }),
  };
}
