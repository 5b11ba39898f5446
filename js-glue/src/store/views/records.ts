import { summed } from "../../messages/describe/sums.js";
import type { Fact, Id, LedgerEntry } from "../../types/index.js";
import type { Scene } from "../scene.js";

/** A line of a ledger. */
export interface RecordView {
  readonly key: string;
  /** What happened: "订单完成". */
  readonly title: string;
  /** What it did: "获得积分". */
  readonly did: string;
  readonly moment: string;
  /** in: it came; out: it went; neither: it is somewhere else now. */
  readonly way: "in" | "out" | "moved";
  /** "+200", "−1000"; nothing: no figure is moved. */
  readonly figure?: string;
  /** The order that it concerns, where that is among those shown. */
  readonly order?: Id;
  /** As somebody gave it. */
  readonly reason?: string;
}

export interface RecordsOfMonth {
  /** "2026-11". */
  readonly month: string;
  readonly records: readonly RecordView[];
}

export type Ways = Partial<Record<Fact["kind"], RecordView["way"]>>;

/** What the books note lot by lot: whoever reads it has one balance, and did one thing. */
type Lots = readonly ("points" | "principal" | "bonus")[];

/** The ledger's entries of some kinds, with their places, the newest first. What one event did of one kind to `lots` is one. */
export function entries_of(scene: Scene, kinds: Partial<Record<Fact["kind"], unknown>>, lots: Lots = []): readonly (readonly [LedgerEntry, number])[] {
  const gathered = new Map<string, readonly [readonly LedgerEntry[], number]>();
  scene.ledger.forEach((entry, place) => {
    const { event = "", fact, reason } = entry;
    if (!(fact.kind in kinds)) return;
    const of = lots.length > 0 ? JSON.stringify([event, fact.kind, fact.at, fact.order, reason]) : String(place);
    const [before, first] = gathered.get(of) ?? [[], place];
    gathered.set(of, [[...before, entry], first]);
  });
  return [...gathered.values()].map(([entries, place]) => [told_as_one(entries, lots), place]);
}

function told_as_one(entries: readonly LedgerEntry[], lots: Lots): LedgerEntry {
  const [first] = entries as readonly [LedgerEntry];
  if (entries.length === 1) return first;
  const fact = { ...first.fact };
  for (const what of lots) if (entries.some((one) => one.fact[what] !== undefined)) fact[what] = summed(entries.map((one) => one.fact[what]));
  return { ...first, fact };
}

/** The ledger's entries of some kinds, by month, the newest first. */
export function records_of(scene: Scene, ways: Ways, figure: (fact: Fact) => string | undefined, lots: Lots = []): readonly RecordsOfMonth[] {
  const months = new Map<string, RecordView[]>();
  entries_of(scene, ways, lots).forEach(([entry, place]) => {
    const way = ways[entry.fact.kind];
    if (!way) return;
    const month = scene.speaker.day(entry.fact.at ?? 0).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), record_of(scene, entry, place, way, figure(entry.fact))]);
  });
  return [...months].map(([month, records]) => ({ month, records }));
}

const signs = { in: "+", out: "−", moved: "" } as const;

function record_of({ overview, past_orders, speaker }: Scene, entry: LedgerEntry, place: number, way: RecordView["way"], figure: string | undefined): RecordView {
  const { event = "", fact, kind, reason } = entry;
  const did = speaker.word("fact", fact.kind);
  const title = kind === undefined ? did : speaker.word("event", kind);
  return {
    key: `${event}/${fact.kind}/${place}`,
    title,
    did,
    way,
    moment: speaker.moment(fact.at ?? 0),
    ...(figure !== undefined && { figure: `${signs[way]}${figure}` }),
    ...([...overview.orders, ...past_orders.map(({ order }) => order)].some(({ id }) => id === fact.order) && { order: fact.order }),
    ...(reason !== undefined && { reason }),
  };
}
