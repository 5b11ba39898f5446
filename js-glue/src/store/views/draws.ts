import type { Draw, DrawState, Id, PrizeOdds } from "../../types/index.js";
import { share } from "../layout.js";
import type { Scene } from "../scene.js";
import { type Bring, brings } from "./brings.js";
import { type PointsShown, points } from "./shown.js";

export interface DrawsView {
  readonly draws: readonly DrawView[];
  readonly points: PointsShown;
}

/** A draw: prizes with their odds, what one costs, how often it can be drawn now, and how it is proven. */
export interface DrawView {
  readonly id: Id;
  readonly name: string;
  readonly prizes: readonly PrizeView[];
  /** Free ones. */
  readonly chances: number;
  /** "还有 3 次免费机会". */
  readonly chances_text?: string;
  /** Of one without a free chance; nothing: it cannot be paid for. */
  readonly cost?: PointsShown;
  /** "100 积分/次". */
  readonly cost_text?: string;
  /** Draws possible now, free ones and those that points pay for. */
  readonly left: number;
  /** "每天最多 3 次". */
  readonly daily?: string;
  /** The newest first. */
  readonly made: readonly MadeView[];
  /** SHA-256 of the seed, published before the first draw. */
  readonly digest: string;
  /** The seed is known: it is over. */
  readonly over: boolean;
}

export interface PrizeView {
  readonly id: Id;
  readonly name: string;
  /** "12%", "0.1%". */
  readonly odds: string;
  /** Length of its bar, 0 to 1. */
  readonly share: number;
  readonly brings: readonly Bring[];
  /** Goods, to be handed out. */
  readonly goods: boolean;
  /** "共 20 份"; nothing: as many as are drawn. */
  readonly stock?: string;
  /** Given where the one that was drawn has run out. */
  readonly fallback: boolean;
}

export interface MadeView {
  /** The member's first is 1. */
  readonly number: number;
  readonly prize: Id;
  readonly name: string;
  /** In place of one that had run out. */
  readonly instead: boolean;
  /** "2026-11-20"; nothing: it lies before the records that are shown. */
  readonly day?: string;
}

export function draws_view(scene: Scene): DrawsView {
  const { overview, program, speaker } = scene;
  const rules = new Map((program.activities?.draws ?? []).map((draw) => [draw.id, draw]));
  return {
    draws: overview.draws.map((state) => draw_view(scene, state, rules.get(state.id))),
    points: points(speaker, overview.points.available),
  };
}

function draw_view(scene: Scene, state: DrawState, rule: Draw | undefined): DrawView {
  const { speaker, words } = scene;
  const { chances, id, left, made, name, points: cost, prizes, seed_digest } = state;
  const account = scene.account()?.activities?.draws?.[id];
  return {
    id,
    name,
    chances,
    left,
    prizes: prizes.map((odds) => prize_view(scene, odds, rule)),
    made: made.map(({ fallback, number, prize }) => ({ ...day_of(scene, id, number), number, prize, name: prizes.find((one) => one.id === prize)?.name ?? speaker.name(prize), instead: fallback === true })).sort((a, b) => b.number - a.number),
    digest: seed_digest,
    over: account?.revealed === true,
    ...(chances > 0 && { chances_text: words.tell("draw_chances", { times: String(chances) }) }),
    ...(cost > 0 && { cost: points(speaker, cost), cost_text: words.tell("draw_cost", { points: speaker.points(cost) }) }),
    ...(rule?.daily_limit !== undefined && { daily: words.tell("draw_daily", { times: String(rule.daily_limit) }) }),
  };
}

function day_of({ ledger, speaker }: Scene, draw: Id, number: number): Pick<MadeView, "day"> {
  const at = ledger.find(({ fact }) => fact.kind === "drawn" && fact.id === draw && fact.count === number)?.fact.at;
  return at === undefined ? {} : { day: speaker.day(at) };
}

function prize_view(scene: Scene, { id, name, share: odds }: PrizeOdds, rule: Draw | undefined): PrizeView {
  const { speaker, words } = scene;
  const prize = rule?.prizes.find((one) => one.id === id);
  return {
    id,
    name,
    odds: speaker.percent(odds),
    share: share(odds, 10_000),
    brings: brings(scene, prize?.grants),
    goods: prize?.sku !== undefined,
    fallback: rule?.fallback === id,
    ...(prize?.stock !== undefined && { stock: words.tell("draw_stock", { units: String(prize.stock) }) }),
  };
}
