import type { Action, Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { by_level, type OfLevel } from "./benefits.js";
import { type Bring, brings } from "./brings.js";
import { measured } from "./named.js";

/** 意见反馈与投诉: what can be told, what it brings, and how soon the member's level is answered. */
export interface FeedbackView {
  readonly kinds: readonly FeedbackKindView[];
  /** "4 小时内答复", "售后优先，优先级 4"; nothing: the shop promises nothing. */
  readonly answer?: string;
  /** What others of the shop's levels get. */
  readonly answers: readonly OfLevel[];
}

export interface FeedbackKindView {
  /** The action. */
  readonly action: Id;
  readonly name: string;
  readonly brings: readonly Bring[];
  /** "每天 1 次有奖励". */
  readonly limit?: string;
}

/** Actions that are a customer's word to the shop. */
const told = /^(feedback|complaint|suggestion)/;
/** Benefits whose number by level is hours to an answer, or how far in front one is. */
const answering = /^(answer|priority)/;

export function feedback_view(scene: Scene): FeedbackView {
  const { overview, program, words } = scene;
  const promise = (program.benefits ?? []).find(({ id, values }) => answering.test(id) && values !== undefined);
  const own = promise && overview.benefits.find(({ id }) => id === promise.id);
  const told_of = (value: number) => promise?.id.startsWith("answer")
    ? words.tell("answer_within", { hours: String(value) })
    : words.tell("answer_first", { name: promise && measured(promise.name).name, value: String(value) });
  return {
    kinds: (program.activities?.actions ?? []).filter(({ kind }) => told.test(kind)).map((action) => kind_view(scene, action)),
    answers: by_level(scene, promise?.values ?? {}, told_of),
    ...(own?.held && own.value !== undefined && { answer: told_of(own.value) }),
  };
}

function kind_view(scene: Scene, { grants, kind, name, per_day }: Action): FeedbackKindView {
  const { words } = scene;
  return {
    action: kind,
    name: name ?? words.tell(`action_${kind}`),
    brings: brings(scene, grants),
    ...(per_day !== undefined && { limit: words.tell("feedback_per_day", { times: String(per_day) }) }),
  };
}
