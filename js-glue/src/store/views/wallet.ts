import type { Condition, Fact, Id, LedgerEntry, RechargePlan } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type Bring, brings } from "./brings.js";
import { entries_of } from "./records.js";
import { type Money, money } from "./shown.js";

/** 余额: principal and bonus, what came in, what is left of it, and what a recharge brings. */
export interface WalletView {
  /** The shop keeps balances. */
  readonly kept: boolean;
  readonly principal: Money;
  readonly bonus: Money;
  /** What orders hold that wait for their money; nothing: none do. */
  readonly held?: { readonly principal: Money; readonly bonus: Money };
  /** Since joining, less what was paid back. */
  readonly recharged: Money;
  /** "先用赠金". */
  readonly order: string;
  /** Where it can be used; nothing: everywhere. */
  readonly where?: readonly string[];
  /** "本页暂不支持余额支付，可用于门店"; nothing: it can be used here. */
  readonly elsewhere?: string;
  /** The newest first. */
  readonly recharges: readonly RechargeView[];
  /** Amounts that bring something, rising; none: the shop takes no recharges. */
  readonly ladder: readonly RechargeOfferView[];
  /** Once more for every whole amount. */
  readonly every: readonly RechargeEveryView[];
  readonly records: readonly MonthOfRecords[];
}

export interface RechargeView {
  readonly id: Id;
  readonly day: string;
  readonly amount: Money;
  readonly principal: Money;
  readonly bonus: Money;
  /** 可退, at most. */
  readonly refundable: Money;
  /** Why that is less than what is left of it. */
  readonly less?: string;
}

export interface RechargeOfferView {
  readonly plan: Id;
  readonly amount: Money;
  readonly brings: readonly Bring[];
}

export interface RechargeEveryView {
  readonly plan: Id;
  readonly name: string;
  readonly amount: Money;
  readonly brings: readonly Bring[];
  readonly times?: number;
  /** "仅限会员日"; nothing: always. */
  readonly when?: string;
}

export interface MonthOfRecords {
  /** 2026-11. */
  readonly month: string;
  readonly records: readonly WalletRecordView[];
}

export interface WalletRecordView {
  readonly key: string;
  readonly title: string;
  readonly moment: string;
  /** in: it came; out: it went. */
  readonly way: "in" | "out";
  readonly principal?: Money;
  readonly bonus?: Money;
  readonly reason?: string;
}

const ways: Partial<Record<Fact["kind"], "in" | "out">> = {
  wallet_credited: "in", wallet_returned: "in", wallet_spent: "out", wallet_refunded: "out", wallet_taken: "out", bonus_set_off: "out",
};

export function wallet_view(scene: Scene): WalletView {
  const { overview, program, speaker, words } = scene;
  const { wallet } = overview;
  const { order = "bonus_first", recharge_plans = [] } = program.wallet ?? {};
  const { held } = wallet;
  return {
    kept: program.wallet !== undefined,
    principal: money(speaker, wallet.principal),
    bonus: money(speaker, wallet.bonus),
    recharged: money(speaker, wallet.recharged),
    order: words.tell(`wallet_${order}`),
    recharges: [...wallet.recharges].sort((a, b) => b.at - a.at).map(({ amount, at, bonus, id, principal, refundable }) => ({
      id,
      day: speaker.day(at),
      amount: money(speaker, amount),
      principal: money(speaker, principal),
      bonus: money(speaker, bonus),
      refundable: money(speaker, refundable),
      ...(refundable < principal && { less: words.tell("refund_less") }),
    })),
    ladder: ladder(scene, recharge_plans),
    every: recharge_plans.filter(({ every }) => every !== undefined).map((plan) => repeated(scene, plan)),
    records: records_by_month(scene),
    ...((held.principal > 0 || held.bonus > 0) && { held: { principal: money(speaker, held.principal), bonus: money(speaker, held.bonus) } }),
    ...wallet_place(scene),
  };
}

/** Where the balance can be used, as the program has it, and that it is not here. */
export function wallet_place(scene: Scene): Pick<WalletView, "where" | "elsewhere"> {
  const { channel: here = "", program, words } = scene;
  const { channels = [] } = program.wallet ?? {};
  if (channels.length === 0) return {};
  const where = channels.map((channel) => channel_name(scene, channel));
  const open = channels.some((one) => (one.endsWith("*") ? here.startsWith(one.slice(0, -1)) : one === here));
  return { where, ...(!open && { elsewhere: words.tell("wallet_elsewhere", { where: where.join(words.tell("listed")) }) }) };
}

/** The steps of what is always offered. */
function ladder(scene: Scene, plans: readonly RechargePlan[]): readonly RechargeOfferView[] {
  const rungs: RechargeOfferView[] = [];
  for (const { id, steps = [], when } of plans)
    if (!when) rungs.push(...steps.map(({ at, grants }) => ({ plan: id, amount: money(scene.speaker, at), brings: brings(scene, grants) })));
  return rungs.sort((a, b) => a.amount.fen - b.amount.fen);
}

function repeated(scene: Scene, { every, id, name, when }: RechargePlan): RechargeEveryView {
  const text = when && when_text(scene, when);
  return {
    plan: id,
    name,
    amount: money(scene.speaker, every?.amount ?? 0),
    brings: brings(scene, every?.grants),
    ...(every?.max_times !== undefined && { times: every.max_times }),
    ...(text !== undefined && { when: text }),
  };
}

/** The circumstance that a member sees from the calendar. */
function when_text({ words }: Scene, when: Condition): string | undefined {
  if (when.member_day) return words.tell("on_member_day");
  return when.birthday ? words.tell(`on_birthday_${when.birthday}`) : undefined;
}

/** As the program calls it; those of all shops have names here. */
function channel_name({ speaker, words }: Scene, channel: Id): string {
  const name = speaker.name(channel);
  return name === channel ? words.tell(`channel_${channel.replace(/[:*].*$/, "")}`) : name;
}

function record_view({ speaker, words }: Scene, { event = "", fact, kind, reason }: LedgerEntry, place: number, way: "in" | "out"): WalletRecordView {
  const at = fact.at ?? 0;
  return {
    key: `${event}/${place}`,
    title: kind === "order_paid" ? words.tell("wallet_paid") : kind === undefined ? speaker.word("fact", fact.kind) : speaker.word("event", kind),
    moment: speaker.moment(at),
    way,
    ...(fact.principal && { principal: money(speaker, fact.principal) }),
    ...(fact.bonus && { bonus: money(speaker, fact.bonus) }),
    ...(reason !== undefined && { reason }),
  };
}

function records_by_month(scene: Scene): readonly MonthOfRecords[] {
  const months = new Map<string, WalletRecordView[]>();
  entries_of(scene, ways, ["principal", "bonus"]).forEach(([entry, place]) => {
    const way = ways[entry.fact.kind];
    if (!way) return;
    const month = scene.speaker.day(entry.fact.at ?? 0).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), record_view(scene, entry, place, way)]);
  });
  return [...months].map(([month, records]) => ({ month, records }));
}
