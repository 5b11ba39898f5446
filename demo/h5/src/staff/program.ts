// A typed program: what is wrong with it, what it takes from members, and what sample carts cost then.

import { type Engine, type Finding, LoyaltyError, type MemberCenter, type Program } from "member-center";
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
}

/** Each sample cart for each sample member, under both versions. */
export async function compare(shop: string, before: Program, text: string): Promise<readonly Compared[]> {
  const [loaded, carts, members] = await Promise.all([engine(), sample_carts(shop), sample_members(shop)]);
  return members.flatMap(({ account, id }) => {
    const [old, next] = [opened(loaded, before, account), opened(loaded, text, account)];
    const rows = carts.map(({ cart, name }) => {
      const [was, is] = [payable(old, cart), payable(next, cart)];
      const way = was === undefined || is === undefined ? "impossible" : is < was ? "lower" : is > was ? "higher" : "same";
      return { cart: name, member: id, way, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) } as const;
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

function payable(center: MemberCenter | undefined, cart: Parameters<MemberCenter["quote"]>[0]): number | undefined {
  try {
    return center?.quote(cart).totals.payable;
  } catch {
    return undefined;
  }
}

/** Names are those of the program that is active: the typed one may have none. */
export function teller(sentences: Sentences, program: Program | undefined): Speaker {
  return new Speaker({ sentences, clock: 480, ...(program && { program }) });
}
