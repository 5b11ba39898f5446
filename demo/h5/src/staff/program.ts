// A typed program: what is wrong with it, what it takes from members, and what sample carts cost then.

import { type Engine, type Finding, LoyaltyError, type MemberCenter, type Program, type QuoteStep } from "member-center";
import { type Sentences, Speaker } from "member-center/messages";
import { type Checked, engine, sample_carts, sample_members } from "./shop";

export interface Findings {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
  /** What it takes from members. */
  readonly refused: readonly Finding[];
  /** What members will feel. */
  readonly changes: readonly Finding[];
  /** The version that is active was looked at. */
  readonly compared: boolean;
}

const nothing: Findings = { errors: [], warnings: [], refused: [], changes: [], compared: false };

/** Pointers into the text that is typed. What is said of the version before is shown at the top. */
const typed = (one: Finding): Finding => ({ ...one, at: one.at.startsWith("/after") ? one.at.slice("/after".length) : one.at.replace(/^\/program(?=\/|$)/, "").replace(/^\/before.*/, "") });

/** By the check of the shop's backend; without one by the engine on the page, which knows no warnings. */
export function findings_of(loaded: Engine | undefined, text: string, checked?: Checked): Findings {
  if (checked) {
    const { change, check } = checked;
    if (check.error) return { ...nothing, errors: [check.error, ...(check.others ?? [])].map(typed) };
    return { errors: [], warnings: check.warnings ?? [], refused: (change.refused ?? []).map(typed), changes: (change.warnings ?? []).map(typed), compared: change.refused !== undefined };
  }
  try {
    loaded?.open(text).dispose();
    return nothing;
  } catch (error) {
    if (!(error instanceof LoyaltyError)) throw error;
    const { at, code, details, others } = error;
    return { ...nothing, errors: [{ at, code, details }, ...(others ?? [])].map((one) => typed(one as Finding)) };
  }
}

export interface Compared {
  readonly cart: string;
  readonly member: string;
  /** To pay, in fen; nothing: it has no price. */
  readonly before?: number;
  readonly after?: number;
  readonly way: "same" | "lower" | "higher" | "impossible";
  /** What comes off the price and did not before, and what does so no more. */
  readonly come: readonly QuoteStep[];
  readonly gone: readonly QuoteStep[];
}

/** Each sample cart for each sample member, under both versions. */
export async function compare(shop: string, before: Program, text: string): Promise<readonly Compared[]> {
  const [loaded, carts, members] = await Promise.all([engine(), sample_carts(shop), sample_members(shop)]);
  return members.flatMap(({ account, id }) => {
    const [old, next] = [opened(loaded, before, account), opened(loaded, text, account)];
    const rows = carts.map(({ cart, name }): Compared => {
      const [was, is] = [quoted(old, cart), quoted(next, cart)];
      const way = was === undefined || is === undefined ? "impossible" : is.payable < was.payable ? "lower" : is.payable > was.payable ? "higher" : "same";
      const without = (all: Priced | undefined, others: Priced | undefined) =>
        (all?.steps ?? []).filter(({ name, source }) => !others?.steps.some((other) => other.name === name && other.source === source));
      return {
        cart: name, member: id, way, come: without(is, was), gone: without(was, is),
        ...(was && { before: was.payable }), ...(is && { after: is.payable }),
      };
    });
    old?.dispose();
    next?.dispose();
    return rows;
  });
}

function opened(loaded: Engine, ...given: Parameters<Engine["open"]>): MemberCenter | undefined {
  try {
    return loaded.open(...given);
  } catch {
    return undefined;
  }
}

interface Priced {
  readonly payable: number;
  /** One for each source. */
  readonly steps: readonly QuoteStep[];
}

function quoted(center: MemberCenter | undefined, cart: Parameters<MemberCenter["quote"]>[0]): Priced | undefined {
  try {
    const quote = center?.quote(cart);
    return quote && { payable: quote.totals.payable, steps: [...new Map(quote.steps.map((step) => [step.source, step])).values()] };
  } catch {
    return undefined;
  }
}

/** The names of the things around a place: "充值有礼". Nothing: none has one. */
export function things_at(text: string, pointer: string): string {
  let at: unknown;
  try {
    at = JSON.parse(text);
  } catch {
    return "";
  }
  const names: string[] = [];
  for (const token of pointer.split("/").slice(1)) {
    at = (at as Record<string, unknown> | undefined)?.[token.replace(/~1/g, "/").replace(/~0/g, "~")];
    const name = (at as { name?: unknown } | null | undefined)?.name;
    if (typeof name === "string") names.push(name);
  }
  return names.join(" › ");
}

/** What there is to go to in a program: its parts, and in each the things that have a name. */
export function outline(program: Program): readonly { readonly part: string; readonly things: readonly { readonly name: string; readonly at: string }[] }[] {
  const things = (value: unknown, at: string): { name: string; at: string }[] => {
    if (Array.isArray(value)) return value.flatMap((one, place) => things(one, `${at}/${place}`));
    if (typeof value !== "object" || value === null) return [];
    const { name } = value as { name?: unknown };
    if (typeof name === "string") return [{ name, at }];
    return Object.entries(value).filter(([key]) => key !== "ext").flatMap(([key, one]) => things(one, `${at}/${key}`));
  };
  return Object.entries(program).filter(([, value]) => typeof value === "object" && value !== null).map(([part, value]) => ({ part, things: things(value, `/${part}`) }));
}

/** Names are those of the program that is active: the typed one may have none. */
export function teller(sentences: Sentences, program: Program | undefined): Speaker {
  return new Speaker({ sentences, clock: 480, ...(program && { program }) });
}
