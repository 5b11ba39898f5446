// The demonstration shops as they lie in demo/shops, for pages without a service.

import type { Account, Engine, Event, Program } from "member-center";
import type { Goods } from "member-center/service";
import { joined_here } from "./joined";

const programs = import.meta.glob<Program>("../../../shops/*/program.json", { import: "default" });
const goods = import.meta.glob<Goods>("../../../shops/*/goods.json", { import: "default" });
const members = import.meta.glob<string>("../../../shops/*/members/*.jsonl", { query: "?raw", import: "default" });

/** The log of somebody who has joined on this page; empty: nobody yet. */
function joining(shop: string, member: string): string | undefined {
  if (!member) return "";
  const found = joined_here().find((one) => one.shop === shop && one.id === member);
  if (!found) return undefined;
  const { at, code, id } = found;
  return JSON.stringify({ at, id: `join-${id}`, kind: "member_joined", channel: "h5", member: { id, phone_bound: true, ...(code && { referrer: code }) } });
}

export interface Sample {
  readonly program: Program;
  readonly goods: Goods;
  readonly account: Account;
  /** Seeds that the sample's own draws have shown. */
  readonly seeds: Readonly<Record<string, string>>;
}

/** A shop and a member of it: their log, applied; of one who has joined here, joining. Without a member a guest. */
export async function sample_of(engine: Engine, shop: string, member: string): Promise<Sample> {
  const at = `../../../shops/${shop}`;
  const name = member.replace(/^m-/, "");
  const [program, catalogue, log = joining(shop, member)] = await Promise.all([
    programs[`${at}/program.json`]?.(), goods[`${at}/goods.json`]?.(), members[`${at}/members/${name}.events.jsonl`]?.(),
  ]);
  if (!program || !catalogue || log === undefined) throw new Error(`there is no ${member} in ${shop}`);
  const center = engine.open(program);
  const seeds: Record<string, string> = {};
  if (!log) return { program, goods: catalogue, account: center.snapshot(), seeds };
  for (const line of log.trim().split("\n")) {
    const event = JSON.parse(line) as Event;
    if (event.kind === "drawn" && event.seed) seeds[event.draw] = event.seed;
    center.apply(event);
  }
  const account = center.snapshot();
  center.dispose();
  return { program, goods: catalogue, account, seeds };
}
