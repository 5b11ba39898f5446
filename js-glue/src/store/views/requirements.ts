import type { MissingRequirement } from "../../types/index.js";
import { share } from "../layout.js";
import type { Scene } from "../scene.js";

/** Something that a level asks for. */
export interface RequirementView {
  /** "累计充值". */
  readonly what: string;
  readonly have: string;
  readonly need: string;
  readonly share: number;
}

const in_fen = new Set<MissingRequirement["metric"]>(["paid", "recharge_total", "recharge_single"]);

export function requirement_view({ speaker, words }: Scene, { at_least, have, metric }: MissingRequirement): RequirementView {
  const told = (amount: number) => (in_fen.has(metric) ? speaker.money(amount) : String(amount));
  return { what: words.tell(`metric_${metric}`), have: told(have), need: told(at_least), share: share(have, at_least) };
}
