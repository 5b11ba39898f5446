import type { Ending, Id, Instant } from "../../types/index.js";
import type { Scene } from "../scene.js";

/** What ends when: points, coupons, cards and the level, the first to end first. */
export interface EndingsView {
  readonly entries: readonly EndingView[];
  readonly months: readonly { readonly month: string; readonly entries: readonly EndingView[] }[];
}

export interface EndingView {
  readonly key: string;
  readonly kind: "points" | "coupon" | "card" | "level";
  readonly at: Instant;
  /** The last day, "2026-11-30", or the last minute where it ends within a day. */
  readonly day: string;
  /** What ends: "200 积分", "满100减20". */
  readonly what: string;
  /** "200 积分将于 2026-11-30 过期". */
  readonly text: string;
  /** How many of it, where there are more than one. */
  readonly units?: number;
  /** Of coupons: the one to show. */
  readonly coupon?: Id;
}

export function ending_view(scene: Scene): EndingsView {
  const { overview, speaker, words } = scene;
  const entries = overview.ending.map((ending) => entry_of(scene, ending));
  const { tier } = overview;
  if (tier && tier.until !== null) {
    const day = speaker.through(tier.until);
    entries.push({ key: "level", kind: "level", at: tier.until, day, what: tier.name, text: words.tell("ends_level", { what: tier.name, day }) });
  }
  entries.sort((a, b) => a.at - b.at);
  const months = new Map<string, EndingView[]>();
  for (const entry of entries) {
    const month = entry.day.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), entry]);
  }
  return { entries, months: [...months].map(([month, of]) => ({ month, entries: of })) };
}

function entry_of({ speaker, words }: Scene, ending: Ending): EndingView {
  const { at, kind } = ending;
  const day = speaker.through(at);
  const what = ending.kind === "points" ? speaker.points(ending.points) : (ending.name ?? speaker.name(ending.id));
  const text = words.tell(`ends_${kind}`, { what, day });
  if (ending.kind !== "coupon") return { key: `${kind} ${at} ${what}`, kind, at, day, what, text };
  const [coupon] = ending.coupons;
  return {
    key: `${kind} ${at} ${ending.id}`, kind, at, day, what, text, units: ending.coupons.length, ...(coupon !== undefined && { coupon }),
  };
}
