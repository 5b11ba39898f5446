// A shop as its staff see it: programs by the demonstration's backend, or the sample alone where there is no service.

import { type Account, type Cart, type Cohorts, type Engine, type Exposure, type Finding, loadEngine, type Overview, type Program, type ProposedTiers, web } from "member-center";
import url from "member-center/member-center.wasm?url";
import { shops } from "../shops";
import { sample_of } from "../shop/samples";

const api = new URL("api", document.baseURI).href;
export const alone = new URLSearchParams(location.search).has("offline");

let loading: Promise<Engine> | undefined;
export const engine = (): Promise<Engine> => (loading ??= loadEngine({ host: web({ url: new URL(url, document.baseURI).href }) }));

/** A refusal, as the service tells it: the first problem and the others. */
export class Refused extends Error {
  readonly problems: readonly Finding[];
  constructor({ at = "", code, details = {}, others = [] }: { at?: string; code: string; details?: Finding["details"]; others?: readonly Finding[] }) {
    super(code);
    this.problems = [{ at, code, details }, ...others];
  }
}

async function ask<T>(shop: string, method: string, path: string, body?: string): Promise<T> {
  const answer = await fetch(`${api}/${shop}/backend${path}`, { method, ...(body !== undefined && { body }) });
  const told = await answer.json();
  if (!answer.ok) throw new Refused(told);
  return told as T;
}

export interface Version {
  readonly version: number;
  readonly active: boolean;
}

/** What the check of a typed program tells, and of the change to it. */
export interface Checked {
  readonly check: { readonly warnings?: readonly Finding[]; readonly exposure?: Exposure | null; readonly error?: Finding; readonly others?: readonly Finding[] };
  readonly change: { readonly allowed?: boolean; readonly refused?: readonly Finding[]; readonly warnings?: readonly Finding[] };
}

export interface Insight {
  readonly figures: { readonly members: number; readonly events: number; readonly due: number; readonly notices: number };
  readonly members: readonly {
    readonly id: string;
    readonly points: number;
    readonly savings: Overview["savings"];
    readonly segment: Overview["segment"];
    readonly tier: { readonly level: string; readonly name: string } | null;
  }[];
  readonly cohorts: Cohorts;
  readonly tiers: ProposedTiers;
  readonly exposure: Exposure | null;
  readonly sample: number;
  readonly program: Program;
}

export const active_program = async (shop: string): Promise<Program> =>
  alone ? (await sample_of(await engine(), shop, first_member(shop))).program : ask(shop, "GET", "/program");
export const versions_of = async (shop: string): Promise<readonly Version[]> => (await ask<{ programs: readonly Version[] }>(shop, "GET", "/programs")).programs;
export const check = (shop: string, text: string): Promise<Checked> => ask(shop, "POST", "/check", text);
export const add = (shop: string, text: string): Promise<Version> => ask(shop, "POST", "/programs", text);
export const activate = (shop: string, version: number): Promise<unknown> => ask(shop, "POST", `/programs/${version}/activate`, "{}");
export const insight = (shop: string): Promise<Insight> => ask(shop, "GET", "/insight");

function first_member(shop: string): string {
  return shops.find(({ id }) => id === shop)?.members[0] ?? "";
}

const carts = import.meta.glob<Cart>("../../../shops/*/carts/*.json", { import: "default" });

/** The shop's sample carts, by what is in them. */
export async function sample_carts(shop: string): Promise<readonly { readonly name: string; readonly cart: Cart }[]> {
  const own = Object.entries(carts).filter(([path]) => path.includes(`/shops/${shop}/`));
  return Promise.all(own.map(async ([, load]) => {
    const cart = await load();
    return { cart, name: cart.lines.map(({ name, quantity, sku }) => `${name ?? sku}${quantity > 1 ? ` ×${quantity}` : ""}`).join("、") };
  }));
}

/** The shop's sample members, with the accounts that their logs make. */
export async function sample_members(shop: string): Promise<readonly { readonly id: string; readonly account: Account }[]> {
  const loaded = await engine();
  const ids = shops.find(({ id }) => id === shop)?.members ?? [];
  return Promise.all(ids.map(async (id) => ({ id, account: (await sample_of(loaded, shop, id)).account })));
}
