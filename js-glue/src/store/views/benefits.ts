import type { Benefit, BenefitLeft, Id, Service, ServiceState } from "../../types/index.js";
import { share } from "../layout.js";
import type { Scene } from "../scene.js";
import { type Bring, brings } from "./brings.js";
import { measured, name_of } from "./named.js";
import { type Money, money } from "./shown.js";

/** 权益 of the level and of cards, and what services cost this member. */
export interface BenefitsView {
  /** Those that are held first. */
  readonly benefits: readonly BenefitView[];
  readonly services: readonly ServiceView[];
  /** The member's level; nothing: the shop has none. */
  readonly level?: string;
}

export interface BenefitView {
  readonly id: Id;
  /** With the number of the member's level: "延长退货期 23 天". */
  readonly name: string;
  /** As the program names it. */
  readonly icon?: string;
  readonly note?: string;
  readonly held: boolean;
  /** It is used up, or not in its circumstances: what is held and not usable. */
  readonly usable: boolean;
  /** Used by a tap or at the till: those with a quota. */
  readonly counted: boolean;
  /** The system does it, or somebody at the till. */
  readonly redeemed: "system" | "shop";
  readonly redeemed_text: string;
  /** "本月还剩 1 次，共 2 次". */
  readonly left?: string;
  /** Left of the quota, 0 to 1. */
  readonly share?: number;
  /** The number of the member's level: days, hours. */
  readonly value?: string;
  /** Numbers of the levels. */
  readonly values: readonly OfLevel[];
  /** "钻石会员专享"; nothing: for everybody. */
  readonly whose?: string;
  readonly brings: readonly Bring[];
}

/** What a level has. */
export interface OfLevel {
  readonly level: string;
  readonly text: string;
  /** The member's own. */
  readonly own: boolean;
}

export interface ServiceView {
  readonly id: Id;
  readonly name: string;
  readonly note?: string;
  readonly kind: "fee" | "interest";
  /** "手续费 0.3%", "免手续费", "年化 3.2%". */
  readonly rate: string;
  /** "本月还有 1 次免费". */
  readonly free?: string;
  /** "每笔最高 ¥3.00". */
  readonly most?: string;
  /** Charged or earned since joining. */
  readonly total: Money;
  readonly rates: readonly OfLevel[];
}

export function benefits_view(scene: Scene): BenefitsView {
  const { overview, program } = scene;
  const rules = new Map((program.benefits ?? []).map((benefit) => [benefit.id, benefit]));
  const services = new Map((program.services ?? []).map((service) => [service.id, service]));
  const views = overview.benefits.map((left) => benefit_view(scene, left, rules.get(left.id)));
  return {
    benefits: [...views.filter(({ held }) => held), ...views.filter(({ held }) => !held)],
    services: overview.services.map((state) => service_view(scene, state, services.get(state.id))),
    ...(overview.tier && { level: overview.tier.name }),
  };
}

export function benefit_view(scene: Scene, state: BenefitLeft, rule: Benefit | undefined): BenefitView {
  const { speaker, words } = scene;
  const { name: bare, unit } = rule?.values ? measured(state.name) : { name: state.name };
  const { held, id, left, period = "ever", quota, redeemed, usable, value } = state;
  const whose = [...(rule?.tiers ?? []).map((one) => name_of(scene, "level", one)), ...(rule?.cards ?? []).map((one) => name_of(scene, "card", one))];
  return {
    id,
    name: value === undefined ? bare : words.tell("measured", { name: bare, value: String(value), unit }),
    held,
    usable,
    counted: quota !== undefined,
    redeemed,
    redeemed_text: words.tell(`redeemed_${redeemed}`),
    values: by_level(scene, rule?.values ?? {}, (one) => words.tell("measure", { value: String(one), unit })),
    brings: brings(scene, rule?.grants),
    ...(rule?.icon !== undefined && { icon: rule.icon }),
    ...(rule?.note !== undefined && { note: rule.note }),
    ...(quota !== undefined && left !== undefined && {
      left: words.tell(`left_${period}`, { left: String(left), quota: String(quota) }),
      share: share(left, quota),
    }),
    ...(value !== undefined && { value: String(value) }),
    ...(whose.length > 0 && { whose: words.tell("benefit_whose", { names: whose.join(speaker.word("list", "separator")) }) }),
  };
}

function service_view(scene: Scene, state: ServiceState, rule: Service | undefined): ServiceView {
  const { speaker, words } = scene;
  const { free_left, id, kind, name, rate, total } = state;
  // Of what costs this level nothing, no use is counted and no amount is the most.
  const nothing = kind === "fee" && rate === 0;
  const told = (of: number) => (kind === "fee" && of === 0 ? words.tell("service_no_fee") : words.tell(`service_${kind}`, { rate: speaker.percent(of) }));
  return {
    id,
    name,
    kind,
    rate: told(rate),
    total: money(speaker, total),
    rates: by_level(scene, rule?.rates ?? {}, told),
    ...(rule?.note !== undefined && { note: rule.note }),
    ...(free_left !== undefined && !nothing && { free: words.tell(free_left === 0 ? "free_none" : `free_${rule?.period ?? "month"}`, { times: String(free_left) }) }),
    ...(rule?.max !== undefined && !nothing && { most: words.tell("service_most", { amount: speaker.money(rule.max) }) }),
  };
}

/** Something by level, in the order of the levels. */
export function by_level({ overview, program }: Scene, values: Readonly<Record<Id, number>>, tell: (value: number) => string): readonly OfLevel[] {
  const told: OfLevel[] = [];
  for (const { id, name } of program.tiers?.levels ?? []) {
    const value = values[id];
    if (value !== undefined) told.push({ level: name, text: tell(value), own: id === overview.tier?.level });
  }
  return told;
}
