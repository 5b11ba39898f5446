// What else a program offers: levels, benefits, cards, recharges, exchanges, and what a member can do.

import type {
  Achievement, Action, Benefit, BasisPoints, CampaignRule, CardPlan, CheckInPolicy, Draw, Exchange, GiftCardKind, Grants,
  Level, Prize, Program, RechargePlan, Requirement, Service, SpecialPrice,
} from "../../types/index.js";
import { circumstances, scope_text, span } from "./conditions.js";
import { whole_days } from "./sums.js";
import type { Teller } from "./teller.js";

/** "成长值满 1000 即可升级，会员价 9.5折，限服饰". */
export function level(teller: Teller, { growth, reach, rate, scope }: Level): string {
  const policy = teller.program.tiers;
  const needs = reach?.length
    ? reach.map(({ all }) => all.map((one) => requirement(teller, one)).join(teller.say("amount", "and"))).join(teller.say("amount", "or"))
    : growth
      ? requirement(teller, { metric: "growth", at_least: growth })
      : undefined;
  const reached = needs
    ? teller.say("of_level", "reached", { span: window_text(teller), needs })
    : teller.say("of_level", "first");
  const price = rate !== undefined && rate < 10000 ? teller.say("of_level", "rate", { discount: teller.discount(10000 - rate) }) : undefined;
  const term = needs && policy?.term_months ? teller.say("of_level", "term", { months: policy.term_months }) : undefined;
  return teller.sentence([reached, price, price && scope_text(teller, scope), term]);
}

function requirement(teller: Teller, { metric, at_least }: Requirement): string {
  const money = metric === "paid" || metric === "recharge_total" || metric === "recharge_single";
  return teller.say("need", metric, { amount: money ? teller.yuan(at_least) : at_least });
}

function window_text(teller: Teller): string | undefined {
  const window = teller.program.tiers?.window;
  if (window?.kind === "rolling_months") return teller.say("need", "span_months", { months: window.months });
  return window?.kind === "calendar_year" ? teller.say("need", "span_year") : undefined;
}

/** "每月 2 次，金卡专享". */
export function benefit(teller: Teller, { quota, period = "month", tiers, cards, values, when, grants }: Benefit): string {
  const of_levels = Object.entries(values ?? {}).map(([id, value]) => teller.say("of_benefit", "value", { level: teller.name(id), value }));
  const whom = [...(of_levels.length ? [] : (tiers ?? [])), ...(cards ?? [])];
  return teller.sentence([
    quota ? teller.say("of_benefit", `per_${period}`, { times: quota }) : undefined,
    teller.given(grants),
    of_levels.join(teller.say("list", "separator")),
    whom.length ? teller.say("of_benefit", "for", { names: teller.names(whom) }) : undefined,
    ...circumstances(teller, when),
    span(teller, when?.from, when?.until),
  ]);
}

/** "88元，12 个月，送 200 积分". */
export function card(teller: Teller, plan: CardPlan): string {
  const brings = teller.given(plan.grants);
  switch (plan.kind) {
    case "free":
      return teller.sentence([teller.say("of_card", "free"), plan.needs_phone ? teller.say("of_card", "phone") : undefined, brings]);
    case "paid": {
      const price = teller.say("of_card", "paid", { price: teller.yuan(plan.price), months: plan.months });
      return teller.sentence([price, plan.level && teller.say("of_card", "level", { level: teller.name(plan.level) }), brings]);
    }
    case "tier":
      return teller.sentence([teller.say("of_card", "tier", { level: teller.name(plan.level) }), brings]);
    case "internal":
      return teller.sentence([teller.say("of_card", "internal"), brings]);
  }
}

/** A rung of a recharge plan, or what each so much of it brings. */
export interface RechargeTier {
  /** Fen: from here on, or for each. */
  readonly at: number;
  readonly icon?: string;
  readonly name?: string;
  readonly note?: string;
  /** "充 100元". */
  readonly pay: string;
  /** "20元赠金、1 张「满60减10」". */
  readonly brings: string;
  /** "充 100元，送 20元赠金". */
  readonly sentence: string;
}

export function recharge(teller: Teller, { every, steps }: RechargePlan): RechargeTier[] {
  const tier = (key: string, at: number, grants: Grants, more?: string): RechargeTier => {
    const pay = teller.say("of_recharge", key, { amount: teller.yuan(at) });
    return { at, pay, brings: teller.grants(grants), sentence: teller.sentence([pay, teller.given(grants), more]) };
  };
  const tiers = (steps ?? []).map((step) => ({ ...about(step), ...tier("step", step.at, step.grants) }));
  if (every) tiers.push(tier("every", every.amount, every.grants, every.max_times ? teller.say("of_recharge", "times", { times: every.max_times }) : undefined));
  return tiers;
}

/** What a page shows beside the words. */
function about({ icon, name, note }: { icon?: string; name?: string; note?: string }): { icon?: string; name?: string; note?: string } {
  return {
    ...(icon === undefined ? {} : { icon }),
    ...(name === undefined ? {} : { name }),
    ...(note === undefined ? {} : { note }),
  };
}

/** "400 积分兑换番茄味薯片，每天限 1 次". */
export function exchange(teller: Teller, plan: Exchange): string {
  const cash = "cash" in plan && plan.cash ? teller.yuan(plan.cash) : undefined;
  const price = teller.say("of_exchange", "price", { points: plan.points, cash });
  const what =
    plan.kind === "coupon" ? teller.say("of_exchange", "coupon", { name: teller.name(plan.coupon) })
    : plan.kind === "bonus" ? teller.say("of_exchange", "bonus", { amount: teller.yuan(plan.bonus) })
    : (plan.sku !== undefined ? teller.speaker.named(plan.sku) : undefined) ?? plan.name;
  return teller.sentence([
    teller.say("of_exchange", "line", { price, what }),
    "step" in plan && plan.step ? teller.say("of_exchange", "step", { step: plan.step }) : undefined,
    ...times(teller, plan),
    plan.stock ? teller.say("of_exchange", "stock", { units: plan.stock }) : undefined,
    ...circumstances(teller, plan.when),
  ]);
}

function times(teller: Teller, { per_day, per_member, per_life }: { per_day?: number; per_member?: number; per_life?: number }): string[] {
  const clauses: string[] = [];
  if (per_day) clauses.push(teller.say("limit", "per_day", { times: per_day }));
  if (per_member ?? per_life) clauses.push(teller.say("limit", "per_member", { times: per_member ?? per_life }));
  return clauses;
}

/** What checking in brings, a sentence each. */
export interface CheckInTold {
  /** Of each day of the cycle, or one sentence about rising points. */
  readonly days: readonly string[];
  readonly milestones: readonly string[];
  readonly makeUp?: string;
}

export function check_in(teller: Teller, policy: CheckInPolicy): CheckInTold {
  const made_up = policy.make_up;
  const days = "rising" in policy && policy.rising
    ? [teller.say("of_check_in", "rising", policy.rising as never)]
    : ("rewards" in policy ? (policy.rewards ?? []) : []).map((grants, i, all) => {
        const told = teller.grants(grants) || teller.say("grant", "nothing");
        return all.length === 1 ? teller.say("of_check_in", "every", { grants: told }) : teller.say("of_check_in", "day", { day: i + 1, grants: told });
      });
  return {
    days,
    milestones: (policy.milestones ?? []).map(({ streak, grants }) =>
      teller.say("of_check_in", "milestone", { days: streak, grants: teller.given(grants) ?? "" })),
    ...(made_up ? { makeUp: teller.say("of_check_in", "make_up", { days: made_up.days, points: made_up.points }) } : {}),
  };
}

/** "每次 100 积分，每天限 3 次". */
export function draw(teller: Teller, { points, daily_limit, when }: Draw): string {
  return teller.sentence([
    points ? teller.say("of_draw", "cost", { points }) : teller.say("of_draw", "chances"),
    daily_limit ? teller.say("limit", "per_day", { times: daily_limit }) : undefined,
    ...circumstances(teller, when),
    span(teller, when?.from, when?.until),
  ]);
}

/** The prize, with its odds when they are given. */
export function prize(teller: Teller, { name }: Prize, share?: BasisPoints): string {
  return share === undefined ? name : teller.say("of_draw", "odds", { prize: name, share: teller.speaker.percent(share) });
}

/** What an action is called: by the program, else by what its kind means everywhere. */
export function action_name(teller: Teller, kind: string): string {
  return teller.speaker.named(kind) ?? teller.speaker.word("action", kind);
}

/** "评价送 10 积分，每天限 5 次". */
export function action(teller: Teller, { kind, grants, per_day, per_life, when }: Action): string {
  const does = teller.say("action", "does", { action: action_name(teller, kind), grants: teller.given(grants) ?? "" });
  return teller.sentence([does, ...times(teller, { ...(per_day ? { per_day } : {}), ...(per_life ? { per_life } : {}) }), ...circumstances(teller, when)]);
}

/** "完成 10 笔订单，送 300 成长值". */
export function achievement(teller: Teller, { counter, goal, grants }: Achievement): string {
  const own = counter === "orders" || counter === "check_ins" || counter === "referrals";
  const reached = teller.say("of_counter", own ? counter : "other", { goal, action: own ? undefined : action_name(teller, counter) });
  return teller.say("of_counter", "gives", { goal: reached, grants: teller.given(grants) ?? "" });
}

/** What each level of referrals brings. */
export function referral(teller: Teller, program: Program): string[] {
  const { referral: levels = [], commission = [] } = program.activities ?? {};
  return Array.from({ length: Math.max(levels.length, commission.length) }, (_, i) => {
    const rate = commission[i];
    const parts = [teller.given(levels[i]), rate ? teller.say("of_referral", "share", { rate: teller.speaker.percent(rate) }) : undefined];
    return teller.say("of_referral", String(i + 1), { what: teller.sentence(parts) });
  });
}

/** "3 人团 179元、5 人团 159元，7 天内有效". */
export function campaign(teller: Teller, rule: CampaignRule): string {
  const prices = rule.kind === "bargain"
    ? teller.say("of_campaign", "bargain", { list: teller.yuan(rule.list), floor: teller.yuan(rule.floor) })
    : rule.steps.map(({ members, price }) => teller.say("of_campaign", "step", { members, price: teller.yuan(price) })).join(teller.say("list", "separator"));
  const { hours = 24 } = rule, days = whole_days(hours);
  const term = days !== undefined ? teller.say("of_campaign", "days", { days }) : teller.say("of_campaign", "hours", { hours });
  return teller.sentence([prices, term, ...circumstances(teller, rule.when)]);
}

/** "手续费 0.6%，每月前 2 次免费". */
export function service(teller: Teller, { kind = "fee", rate = 0, rates, max, free, period = "month", when }: Service): string {
  const told = (of: BasisPoints): string => (of || kind !== "fee" ? teller.speaker.percent(of) : teller.say("of_service", "none"));
  const levels = Object.entries(rates ?? {}).map(([id, of]) => teller.say("of_service", "of_level", { level: teller.name(id), rate: told(of) }));
  return teller.sentence([
    rate || kind !== "fee" ? teller.say("of_service", kind, { rate: teller.speaker.percent(rate) }) : teller.say("of_service", "none"),
    levels.join(teller.say("list", "separator")),
    max ? teller.say("of_service", "max", { amount: teller.yuan(max) }) : undefined,
    free ? teller.say("of_service", `free_${period}`, { times: free }) : undefined,
    ...circumstances(teller, when),
  ]);
}

/** "秒杀价 9.9元，限荔枝果冻，12:00–14:00，每单限 2 件". */
export function special_price(teller: Teller, price: SpecialPrice): string {
  const of_levels = "rates" in price && price.rates
    ? Object.entries(price.rates).map(([id, rate]) => teller.say("of_price", "rate", { level: teller.name(id), discount: teller.discount(10000 - rate) }))
    : [];
  const kind = teller.speaker.word("price", price.kind);
  const { max_units, max_units_per_member, when } = price;
  return teller.sentence([
    "unit_price" in price && price.unit_price !== undefined
      ? teller.say("of_price", "fixed", { kind, price: teller.yuan(price.unit_price) })
      : teller.say("of_price", "fixed", { kind, price: of_levels.join(teller.say("list", "separator")) }),
    scope_text(teller, price.scope),
    ...circumstances(teller, when),
    span(teller, when?.from, when?.until),
    max_units ? teller.say("limit", "units", { units: max_units }) : undefined,
    max_units_per_member ? teller.say("limit", "units_per_member", { units: max_units_per_member }) : undefined,
  ]);
}

/** "面值 200元，售价 198元，送 100 积分". */
export function gift_card(teller: Teller, { face, price, grants }: GiftCardKind): string {
  return teller.sentence([teller.say("of_gift_card", "line", { face: teller.yuan(face), price: teller.yuan(price) }), teller.given(grants)]);
}
