import type { Id } from "../../types/index.js";
import { share } from "../layout.js";
import type { Scene } from "../scene.js";
import { type Bring, brings } from "./brings.js";
import { type Money, money } from "./shown.js";

/** What a member can do and has reached, and what sort of customer that makes. */
export interface TasksView {
  readonly actions: readonly ActionView[];
  readonly achievements: readonly AchievementView[];
  readonly portrait?: PortraitView;
}

export interface ActionView {
  readonly kind: Id;
  readonly name: string;
  readonly icon?: string;
  readonly note?: string;
  readonly sentence: string;
  readonly brings: readonly Bring[];
}

export interface AchievementView {
  readonly id: Id;
  readonly name: string;
  readonly icon?: string;
  readonly note?: string;
  /** "6/10". */
  readonly count: string;
  readonly share: number;
  readonly done: boolean;
  readonly sentence: string;
  readonly brings: readonly Bring[];
}

/** 消费画像, over the program's window. */
export interface PortraitView {
  /** "忠诚客户". */
  readonly class: string;
  /** The tag that holds. */
  readonly tag?: string;
  /** "近 365 天". */
  readonly window?: string;
  /** Longer without an order than is usual for this member. */
  readonly away?: string;
  /** 最近消费, 消费频次, 消费金额: what it is, and how high it scores. */
  readonly scores: readonly { readonly name: string; readonly text: string; readonly score: string; readonly share: number }[];
  readonly average: Money;
  readonly largest: Money;
  readonly prefers: readonly string[];
}

/** Those that are told to the shop have a page of their own (see feedback.ts). */
const told = /^(feedback|complaint|suggestion)/;

export function tasks_view(scene: Scene): TasksView {
  const { describer, overview, program } = scene;
  const portrait = portrait_view(scene);
  const rules = new Map((program.activities?.achievements ?? []).map((one) => [one.id, one]));
  return {
    actions: (program.activities?.actions ?? []).filter(({ kind }) => !told.test(kind)).map((action) => ({
      kind: action.kind,
      name: describer.actionName(action.kind),
      sentence: describer.action(action),
      brings: brings(scene, action.grants),
      ...(action.icon !== undefined && { icon: action.icon }),
      ...(action.note !== undefined && { note: action.note }),
    })),
    achievements: overview.achievements.map(({ count, done, goal, id, name }) => {
      const rule = rules.get(id);
      return {
        id, name, done,
        count: `${count}/${goal}`,
        share: share(count, goal),
        sentence: rule ? describer.achievement(rule) : "",
        brings: brings(scene, rule?.grants),
        ...(rule?.icon !== undefined && { icon: rule.icon }),
        ...(rule?.note !== undefined && { note: rule.note }),
      };
    }),
    ...(portrait && { portrait }),
  };
}

export function portrait_view({ overview, program, speaker, words }: Scene): PortraitView | undefined {
  const { segment } = overview;
  const policy = program.segments;
  if (!segment || !policy) return undefined;
  const { average, churning, days_since, largest, orders, paid, prefers, scores, tag } = segment;
  const score = (name: "recency" | "frequency" | "amount", cuts: readonly number[], text: string) => ({
    name: speaker.word("score", name),
    text,
    score: words.tell("score", { score: String(scores[name]), of: String(cuts.length + 1) }),
    share: share(scores[name], cuts.length + 1),
  });
  return {
    class: speaker.word("class", segment.class),
    average: money(speaker, average),
    largest: money(speaker, largest),
    prefers: prefers.map(({ category }) => speaker.name(category)),
    scores: [
      score("recency", policy.recency_days, days_since === null ? words.tell("days_since_none") : words.tell(days_since === 0 ? "days_since_today" : "days_since", { days: String(days_since) })),
      score("frequency", policy.frequency, words.tell("orders_count", { orders: String(orders) })),
      score("amount", policy.amount, speaker.money(paid)),
    ],
    ...(churning && { away: words.tell("long_away") }),
    ...(tag !== null && { tag: speaker.name(tag) }),
    ...(policy.window_days !== undefined && { window: words.tell("window_days", { days: String(policy.window_days) }) }),
  };
}
