import type { Id } from "../../types/index.js";
import { months_through, share, shares } from "../layout.js";
import type { Scene } from "../scene.js";
import { type Money, money } from "./shown.js";

/** 已省: how much, when, by what, where, and against what a paid card costs. */
export interface SavingsView {
  readonly month: Money;
  readonly year: Money;
  readonly total: Money;
  /** The last twelve months, or since the first with anything. */
  readonly months: readonly MonthOfSavings[];
  readonly kinds: readonly SavedPart[];
  readonly channels: readonly SavedPart[];
  readonly cards: readonly PaidCardView[];
}

export interface MonthOfSavings {
  /** "2026-11". */
  readonly month: string;
  /** "11月". */
  readonly label: string;
  readonly amount: Money;
  /** Of the highest month, 0 to 1. */
  readonly height: number;
  /** Its parts from below: which kind, and how much of the month. */
  readonly parts: readonly { readonly id: Id; readonly name: string; readonly amount: Money; readonly share: number }[];
}

export interface SavedPart {
  readonly id: Id;
  readonly name: string;
  readonly amount: Money;
  readonly share: number;
}

/** What a card has saved against its fee. */
export interface PaidCardView {
  readonly id: Id;
  readonly name: string;
  readonly fee: Money;
  readonly saved: Money;
  readonly until?: string;
  readonly share: number;
  /** It has saved what it cost. */
  readonly covered: boolean;
}

export function savings_view(scene: Scene): SavingsView {
  const { overview, speaker, words } = scene;
  const { savings } = overview;
  const kinds = parts(scene, savings.by_source, (id) => speaker.word("source", id));
  return {
    month: money(speaker, savings.this_month),
    year: money(speaker, savings.this_year),
    total: money(speaker, savings.total),
    months: months(scene, kinds.map(({ id }) => id)),
    kinds,
    channels: parts(scene, savings.by_channel, (id) => (speaker.name(id) === id ? words.tell(`channel_${id.replace(/:.*$/, "")}`) : speaker.name(id))),
    cards: overview.cards.filter(({ paid = 0 }) => paid > 0).map(({ id, name, paid = 0, saved = 0, until }) => ({
      id,
      name: name ?? speaker.name(id),
      fee: money(speaker, paid),
      saved: money(speaker, saved),
      share: share(saved, paid),
      covered: saved >= paid,
      ...(until !== undefined && { until: speaker.through(until) }),
    })),
  };
}

/** The largest first. */
function parts({ speaker }: Scene, amounts: Readonly<Record<Id, number>>, name: (id: Id) => string): readonly SavedPart[] {
  const sorted = Object.entries(amounts).filter(([, amount]) => amount > 0).sort(([, a], [, b]) => b - a);
  const widths = shares(sorted.map(([, amount]) => amount));
  return sorted.map(([id, amount], place) => ({ id, name: name(id), amount: money(speaker, amount), share: widths[place] ?? 0 }));
}

function months(scene: Scene, order: readonly Id[]): readonly MonthOfSavings[] {
  const { overview, speaker } = scene;
  const { by_month } = overview.savings;
  const account = scene.account();
  const first = Object.keys(by_month).sort()[0];
  if (first === undefined) return [];
  const shown = months_through(first, speaker.day(overview.at).slice(0, 7), 12);
  const highest = Math.max(...shown.map((month) => by_month[month] ?? 0));
  return shown.map((month) => {
    const by_source = account?.orders?.savings?.[month]?.by_source ?? {};
    const there = order.filter((id) => (by_source[id] ?? 0) > 0);
    const widths = shares(there.map((id) => by_source[id] ?? 0));
    return {
      month,
      label: speaker.word("month", String(Number(month.slice(5)))),
      amount: money(speaker, by_month[month] ?? 0),
      height: share(by_month[month] ?? 0, highest),
      parts: there.map((id, place) => ({ id, name: speaker.word("source", id), amount: money(speaker, by_source[id] ?? 0), share: widths[place] ?? 0 })),
    };
  });
}
