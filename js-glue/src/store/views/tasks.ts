import type { Action, Id } from "../../types/index.js";
import { day_number, share } from "../layout.js";
import type { Scene } from "../scene.js";
import { type Bring, brings } from "./brings.js";
import type { Entrance } from "./entrances.js";
import { type Money, money } from "./shown.js";

/** What a member can do and has reached, and what they buy. */
export interface TasksView {
  /** Those that are done once and for all come last. */
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
  /** "今日 1/3", "已完成"; nothing: it can be done as often as anybody likes, or the account is not there yet. */
  readonly state?: string;
  /** It is done, and cannot be done again. */
  readonly done: boolean;
  /** It has not been done as often as it can be. Whether its conditions are met too, `MemberStore.foresee` knows. */
  readonly can: boolean;
}

export interface AchievementView {
  readonly id: Id;
  readonly name: string;
  readonly icon?: string;
  readonly note?: string;
  /** Where its count rises; nothing: by the tasks beside it. */
  readonly page?: Entrance | "shop";
  /** "6/10". */
  readonly count: string;
  readonly share: number;
  readonly done: boolean;
  readonly sentence: string;
  readonly brings: readonly Bring[];
}

/** 消费画像, over the program's window. What the shop calls such a customer is the shop's own affair. */
export interface PortraitView {
  /** "近 365 天", "入会以来". */
  readonly window: string;
  /** Longer without an order than is usual for this member. */
  readonly away?: string;
  /** 最近消费, 消费频次, 消费金额: what it is, and how high it scores. */
  readonly scores: readonly { readonly name: string; readonly text: string; readonly score: string; readonly share: number }[];
  readonly average: Money;
  readonly largest: Money;
  readonly prefers: readonly string[];
}

const pages: Readonly<Record<string, Entrance | "shop">> = { orders: "shop", check_ins: "check-in", referrals: "referral" };

/** Those that are told to the shop have a page of their own (see feedback.ts). */
const told = /^(feedback|complaint|suggestion)/;

export function tasks_view(scene: Scene): TasksView {
  const { describer, overview, program } = scene;
  const portrait = portrait_view(scene);
  const actions = (program.activities?.actions ?? []).filter(({ kind }) => !told.test(kind)).map((action) => action_view(scene, action));
  const rules = new Map((program.activities?.achievements ?? []).map((one) => [one.id, one]));
  return {
    actions: [...actions.filter(({ done }) => !done), ...actions.filter(({ done }) => done)],
    achievements: overview.achievements.map(({ count, done, goal, id, name }) => {
      const rule = rules.get(id);
      return {
        id, name, done,
        count: `${count}/${goal}`,
        share: share(count, goal),
        sentence: rule ? describer.achievement(rule) : "",
        brings: brings(scene, rule?.grants),
        ...(rule && pages[rule.counter] !== undefined && !done && { page: pages[rule.counter] }),
        ...(rule?.icon !== undefined && { icon: rule.icon }),
        ...(rule?.note !== undefined && { note: rule.note }),
      };
    }),
    ...(portrait && { portrait }),
  };
}

function action_view(scene: Scene, action: Action): ActionView {
  const { describer } = scene;
  const { grants, icon, kind, note } = action;
  return {
    kind,
    name: describer.actionName(kind),
    sentence: describer.action(action),
    brings: brings(scene, grants),
    ...(icon !== undefined && { icon }),
    ...(note !== undefined && { note }),
    ...action_stands(scene, action),
  };
}

/** How often it was done, and whether it can be once more. Whoever looks at it has joined. */
export function action_stands(scene: Scene, { kind, per_day, per_life }: Action): Pick<ActionView, "can" | "done" | "state"> {
  const { overview, speaker, words } = scene;
  const account = scene.account();
  const [day = 0, on_day = 0, ever = 0] = (account?.activities?.actions?.[kind] ?? "").split(" ").map(Number);
  const today = day === day_number(speaker.day(overview.at)) ? on_day : 0;
  if (kind === "join" || (per_life !== undefined && ever >= per_life)) return { can: false, done: true, state: words.tell("task_done") };
  if (!account) return { can: false, done: false };
  const full = per_day !== undefined && today >= per_day;
  const parts = [
    ...(full ? [words.tell("task_done_today")] : per_day !== undefined ? [words.tell("task_today", { times: String(today), of: String(per_day) })] : []),
    ...(per_life !== undefined && per_life > 1 ? [words.tell("task_ever", { times: String(ever), of: String(per_life) })] : []),
  ];
  return {
    can: !full,
    done: false,
    ...(parts.length > 0 && { state: parts.join(words.tell("clause")) }),
  };
}

export function portrait_view({ overview, program, speaker, words }: Scene): PortraitView | undefined {
  const { segment } = overview;
  const policy = program.segments;
  if (!segment || !policy) return undefined;
  const { average, churning, days_since, largest, orders, paid, prefers, scores } = segment;
  const score = (name: "recency" | "frequency" | "amount", cuts: readonly number[], text: string) => ({
    name: speaker.word("score", name),
    text,
    score: words.tell("score", { score: String(scores[name]), of: String(cuts.length + 1) }),
    // Scores begin at 1: of somebody who has bought nothing there is nothing to be drawn.
    share: orders === 0 ? 0 : share(scores[name], cuts.length + 1),
  });
  return {
    average: money(speaker, average),
    largest: money(speaker, largest),
    prefers: prefers.map(({ category }) => speaker.name(category)),
    scores: [
      score("recency", policy.recency_days, days_since === null ? words.tell("days_since_none") : words.tell(days_since === 0 ? "days_since_today" : "days_since", { days: String(days_since) })),
      score("frequency", policy.frequency, words.tell("orders_count", { orders: String(orders) })),
      score("amount", policy.amount, speaker.money(paid)),
    ],
    ...(churning && { away: words.tell("long_away") }),
    window: policy.window_days === undefined ? words.tell("window_all") : words.tell("window_days", { days: String(policy.window_days) }),
  };
}
