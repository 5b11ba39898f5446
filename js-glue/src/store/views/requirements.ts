import { summed } from "../../messages/describe/sums.js";
import type { MissingRequirement } from "../../types/index.js";
import { share } from "../layout.js";
import type { Scene } from "../scene.js";

/** Something that a level asks for. */
export interface RequirementView {
  /** "近 3 个月累计消费". */
  readonly what: string;
  readonly have: string;
  readonly need: string;
  readonly share: number;
  /** What has to happen in one go, and does not grow: "单次充值满 ¥1000.00，即可升为超级会员". Nothing: it grows to `need`. */
  readonly at_once?: string;
}

type Metric = MissingRequirement["metric"];
const in_fen = new Set<Metric>(["paid", "recharge_total", "recharge_single"]);

/** `level`: the one that it leads to. */
export function requirement_view(scene: Scene, missing: MissingRequirement, level?: string): RequirementView {
  const { program, speaker, words } = scene;
  const { at_least, have, metric } = missing;
  const told = (amount: number) => (in_fen.has(metric) ? speaker.money(amount) : String(amount));
  const what = words.tell(`metric_${metric}`);
  const window = program.tiers?.window;
  const span = window?.kind === "rolling_months" ? words.tell("in_months", { months: String(window.months) }) : window?.kind === "calendar_year" ? words.tell("in_year") : undefined;
  return {
    what: span === undefined ? what : words.tell("metric_in", { span, what }),
    have: told(have),
    need: told(at_least),
    share: share(have, at_least),
    ...(metric === "recharge_single" && { at_once: level === undefined ? more(scene, missing) : words.tell("level_by", { way: more(scene, missing), level }) }),
  };
}

/** "再下 3 单且再消费 ¥194.70": all that has to come. */
export function more_of(scene: Scene, missing: readonly MissingRequirement[]): string {
  return missing.map((one) => more(scene, one)).join(scene.words.tell("more_and"));
}

function more({ speaker, words }: Scene, { at_least, have, metric }: MissingRequirement): string {
  const amount = metric === "recharge_single" ? at_least : summed([at_least, -have]);
  return words.tell(`more_${metric}`, { amount: in_fen.has(metric) ? speaker.money(amount) : String(amount) });
}
