import type { Fact, Instant } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type RecordsOfMonth, records_of, type Ways } from "./records.js";
import { type PointsShown, points } from "./shown.js";

/** What there is of points, where it is, and where it came from and went. */
export interface PointsView {
  readonly available: PointsShown;
  /** Not there yet, each with its day. */
  readonly pending?: PointsShown;
  readonly frozen?: PointsShown;
  /** Of orders that are not paid yet. */
  readonly held?: PointsShown;
  /** Owed: the next ones repay it. */
  readonly debt?: PointsShown;
  readonly earned: PointsShown;
  readonly spent: PointsShown;
  readonly expired: PointsShown;
  readonly lots: readonly LotView[];
  readonly expiring: readonly { readonly at: Instant; readonly points: PointsShown; readonly text: string }[];
  /** "每 100 积分抵 ¥1.00". */
  readonly worth?: string;
  readonly records: readonly RecordsOfMonth[];
  /** There is something to exchange them for. */
  readonly mall: boolean;
}

export interface LotView {
  readonly key: string;
  readonly points: PointsShown;
  /** "消费". */
  readonly source: string;
  /** "将于 2026-12-05 到账"; "订单完成后到账". */
  readonly text: string;
}

const ways: Ways = {
  points_granted: "in", points_returned: "in", debt_repaid: "out", points_spent: "out", points_expired: "out", points_taken: "out",
  points_rejected: "out", points_released: "moved", points_frozen: "moved", points_unfrozen: "moved", debt_added: "moved", points_forgiven: "moved",
};

export function points_view(scene: Scene): PointsView {
  const { overview, program, speaker, words } = scene;
  const { available, debt, earned, expired, expiring, frozen, held, lots, pending, spent } = overview.points;
  const some = (amount: number) => (amount > 0 ? points(speaker, amount) : undefined);
  const parts = { pending: some(pending), frozen: some(frozen), held: some(held), debt: some(debt) };
  const deduct = program.points?.deduct;
  return {
    available: points(speaker, available),
    earned: points(speaker, earned),
    spent: points(speaker, spent),
    expired: points(speaker, expired),
    lots: lots.map(({ from, id, points: left, source = "grant" }) => ({
      key: id,
      points: points(speaker, left),
      source: speaker.word("source", source),
      text: from === undefined ? words.tell("points_on_completion") : words.tell("points_from", { day: speaker.day(from) }),
    })),
    expiring: expiring.map(({ at, points: gone }) => ({
      at,
      points: points(speaker, gone),
      text: words.tell("ends_points", { what: speaker.points(gone), day: speaker.through(at) }),
    })),
    records: records_of(scene, ways, ({ points: moved }: Fact) => (moved === undefined ? undefined : String(moved)), ["points"]),
    mall: (program.points?.exchange?.length ?? 0) > 0,
    ...(parts.pending && { pending: parts.pending }),
    ...(parts.frozen && { frozen: parts.frozen }),
    ...(parts.held && { held: parts.held }),
    ...(parts.debt && { debt: parts.debt }),
    ...(deduct && { worth: words.tell("points_worth", { points: speaker.points(deduct.points), amount: speaker.money(deduct.amount) }) }),
  };
}
