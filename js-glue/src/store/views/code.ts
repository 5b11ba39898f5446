import type { Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type Money, money, type PointsShown, points } from "./shown.js";

/** What is shown at the till: who, what there is, and what the till reads. */
export interface CodeView {
  readonly shop: string;
  readonly member: Id;
  readonly level?: string;
  /** Of the first card with one printed on it. */
  readonly number?: string;
  readonly points: PointsShown;
  readonly balance: { readonly principal: Money; readonly bonus: Money };
  readonly coupons: number;
  /** Of the instant shown: a till takes a code for a minute or two. */
  readonly minute: string;
}

export function code_view(scene: Scene): CodeView {
  const { overview, program, speaker, status } = scene;
  const { cards, coupons, member, tier, wallet } = overview;
  const number = cards.find((card) => card.number !== undefined)?.number;
  return {
    shop: program.name ?? speaker.name(program.id),
    member: member.id ?? "",
    points: points(speaker, overview.points.available),
    balance: { principal: money(speaker, wallet.principal), bonus: money(speaker, wallet.bonus) },
    coupons: coupons.filter(({ state }) => state === "usable").length,
    minute: speaker.moment(status.at).slice(0, 16),
    ...(tier && { level: tier.name }),
    ...(number !== undefined && { number }),
  };
}
