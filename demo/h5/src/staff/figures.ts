// The shop's figures as plots and rows: texts and values, ready to draw.

import type { Speaker } from "member-center/messages";
import type { StaffWords } from "../pages/staff/words";
import { person } from "../shop/people";
import type { Insight } from "./shop";

interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly texts: readonly string[];
}

export interface Row {
  readonly name: string;
  readonly value: number;
  readonly text: string;
  readonly more?: string;
}

const counts = (name: string, values: readonly number[]): Series => ({ name, values, texts: values.map(String) });

export function figures_of({ cohorts, exposure, members, program, tiers }: Insight, speaker: Speaker, w: StaffWords, separator: string) {
  const { campaigns, months } = cohorts;
  const rates = (name: string, values: readonly (number | null)[]): Series => ({ name, values, texts: values.map((rate) => (rate === null ? "—" : speaker.percent(rate))) });
  const money = (fen: number) => speaker.money(fen, { grouping: true });
  const promotion = (id: string) => [...(program.promotions ?? []), ...(program.coupons ?? [])].find((one) => one.id === id)?.name ?? speaker.name(id);
  const percent = (rate: number | null) => (rate === null ? "—" : speaker.percent(rate));
  const levels = (of: "quantiles" | "gaps"): readonly Row[] => tiers[of].map(({ growth, members }) => ({ name: `${w.growth} ≥ ${growth}`, value: members, text: `${members} ${w.people}` }));
  // The last month that is over.
  const month = months[months.length - 2] ?? months[0];
  return {
    months: months.map(({ month }) => month),
    people: [counts(w.joined, months.map(({ joined }) => joined)), counts(w.active_members, months.map(({ active }) => active)), counts(w.buyers, months.map(({ buyers }) => buyers))],
    rates: [rates(w.activity, months.map(({ activity }) => activity)), rates(w.retention, months.map(({ retention }) => retention)), rates(w.repurchase, months.map(({ repurchase }) => repurchase))],
    paid: [{ name: w.paid, values: months.map(({ paid }) => paid), texts: months.map(({ paid }) => money(paid)) }],
    campaigns: Object.entries(campaigns).map(([id, { conversion, converted, cost, exposed, margin, return: back }]): Row => ({
      name: promotion(id),
      value: conversion ?? 0,
      text: `${w.conversion} ${percent(conversion)}`,
      more: [`${w.exposed} ${exposed}`, `${w.converted} ${converted}`, `${w.cost} ${money(cost)}`, `${w.margin} ${money(margin)}`, `${w.returns} ${percent(back)}`].join(separator),
    })),
    quantiles: levels("quantiles"),
    gaps: levels("gaps"),
    segments: members.map(({ id, segment }): Row => ({
      name: person(id),
      value: segment?.paid ?? 0,
      text: segment ? [...new Set([segment.class, segment.tag].filter((one): one is NonNullable<typeof one> => Boolean(one)))].map((one) => segment_name(w, speaker, one)).join(separator) : w.segment_none,
      ...(segment && { more: [segment.days_since === null ? "" : `${w.recency} ${segment.days_since} ${w.days}`, `${w.orders} ${segment.orders}`, `${w.amount} ${money(segment.paid)}`, segment.average === null ? "" : `${w.average} ${money(segment.average)}`, segment.largest === null ? "" : `${w.largest} ${money(segment.largest)}`].filter(Boolean).join(separator) }),
    })),
    // Who has stayed away longer than is usual for them comes first.
    roster: [...members].sort((a, b) => Number(b.segment?.churning ?? false) - Number(a.segment?.churning ?? false)).map(({ id, points, savings, segment, tier }) => ({
      id, name: person(id), level: tier?.name ?? "—", points: String(points), saved: money(savings.total),
      class: segment ? segment_name(w, speaker, segment.class) : "—",
      days: segment?.days_since === null || !segment ? "—" : `${segment.days_since} ${w.days}`,
      churning: segment?.churning ?? false,
    })),
    savings: members.map(({ id, savings, tier }): Row => ({ name: tier ? `${person(id)}${separator}${tier.name}` : person(id), value: savings.total, text: money(savings.total),
      more: Object.entries(savings.by_source).map(([source, fen]) => `${speaker.word("source", source)} ${money(fen)}`).join(separator) })),
    exposure: exposure && { list: money(exposure.list), payable: money(exposure.payable), saved: speaker.percent(exposure.saved), offers: exposure.offers.map(promotion) },
    complaints: Object.entries(month?.complaints ?? {}).map(([type, { compensation, count, resolved }]): Row => ({
      name: complaint_name(w, type),
      value: count,
      text: String(count),
      more: [`${w.resolved} ${resolved}`, `${w.compensation} ${money(compensation)}`].join(separator),
    })),
    month: month?.month ?? "",
  };
}

const worded = (w: StaffWords, word: string): string | undefined => (w as Readonly<Record<string, string>>)[word];
const segment_name = (w: StaffWords, speaker: Speaker, id: string): string => worded(w, `segment_${id}`) ?? speaker.name(id);
const complaint_name = (w: StaffWords, type: string): string => worded(w, `about_${type}`) ?? type;
