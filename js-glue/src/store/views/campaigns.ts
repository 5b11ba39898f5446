import { whole_days } from "../../messages/describe/sums.js";
import type { CampaignRule, CampaignState, Id } from "../../types/index.js";
import { thing_of } from "../cart.js";
import { descent, share } from "../layout.js";
import type { Scene } from "../scene.js";
import { type Ends, ends, type Money, money } from "./shown.js";

/** Group buys and bargains: those this member is in, and those that can be opened. */
export interface CampaignsView {
  readonly runs: readonly RunView[];
  readonly offers: readonly CampaignView[];
}

export interface CampaignView {
  readonly id: Id;
  readonly name: string;
  readonly kind: "group_buy" | "bargain";
  readonly kind_text: string;
  readonly sku: Id;
  readonly thing: string;
  readonly list: Money;
  /** The least price that it can come to. */
  readonly least: Money;
  /** Of a group: prices by members. */
  readonly steps: readonly { readonly members: number; readonly text: string; readonly price: Money }[];
  /** "7 天内有效". */
  readonly hours: string;
  /** A run of it is open already. */
  readonly run?: Id;
}

export interface RunView {
  readonly id: Id;
  readonly campaign: Id;
  readonly name: string;
  readonly kind: "group_buy" | "bargain";
  readonly kind_text: string;
  readonly sku: Id;
  readonly thing: string;
  readonly list: Money;
  readonly price: Money;
  readonly next?: Money;
  readonly members: number;
  /** Places in the picture: those who are in it, and those who are missing for the next price. */
  readonly missing: number;
  /** "还差 2 人，即享 ¥159.00", "还可砍 ¥120.00"; nothing: it cannot become less. */
  readonly missing_text?: string;
  /** Of a group: members of those that the last price needs. Of a bargain: how far down the price is. */
  readonly progress: number;
  readonly until: Ends;
  /** This very thing lies in the cart at this run's price. */
  readonly in_cart: boolean;
}

export function campaigns_view(scene: Scene): CampaignsView {
  const { overview, program } = scene;
  const rules = program.campaigns ?? [];
  return {
    runs: overview.campaigns.map((run) => run_view(scene, run, rules.find(({ id }) => id === run.campaign))),
    offers: rules.map((rule) => offer_view(scene, rule)),
  };
}

const thing_name = ({ goods, speaker }: Scene, sku: Id): string => thing_of(goods, sku)?.name ?? speaker.name(sku);

function term_text(words: Scene["words"], hours: number): string {
  const days = whole_days(hours);
  return days !== undefined ? words.tell("campaign_days", { days: String(days) }) : words.tell("campaign_hours", { hours: String(hours) });
}

function offer_view(scene: Scene, rule: CampaignRule): CampaignView {
  const { overview, speaker, words } = scene;
  const { hours = 24, id, kind, list, name, sku } = rule;
  const steps = rule.kind === "group_buy" ? rule.steps : [];
  const run = overview.campaigns.find(({ campaign }) => campaign === id);
  return {
    id,
    name,
    kind,
    kind_text: words.tell(`campaign_${kind}`),
    sku,
    thing: thing_name(scene, sku),
    list: money(speaker, list),
    least: money(speaker, rule.kind === "bargain" ? rule.floor : (steps[steps.length - 1]?.price ?? list)),
    steps: steps.map(({ members, price }) => ({ members, text: words.tell("campaign_members", { members: String(members) }), price: money(speaker, price) })),
    hours: term_text(words, hours),
    ...(run && { run: run.id }),
  };
}

function run_view(scene: Scene, run: CampaignState, rule: CampaignRule | undefined): RunView {
  const { choices, speaker, words } = scene;
  const { campaign, id, kind, list, members, members_missing = 0, money_missing, name, next_price, price, sku, until } = run;
  const last = rule?.kind === "group_buy" ? rule.steps[rule.steps.length - 1]?.members : undefined;
  const missing_text = members_missing > 0 && next_price !== undefined
    ? words.tell("campaign_members_missing", { members: String(members_missing), price: speaker.money(next_price) })
    : money_missing ? words.tell("campaign_money_missing", { amount: speaker.money(money_missing) }) : undefined;
  return {
    id,
    campaign,
    name,
    kind,
    kind_text: words.tell(`campaign_${kind}`),
    sku,
    thing: thing_name(scene, sku),
    list: money(speaker, list),
    price: money(speaker, price),
    members,
    missing: members_missing,
    progress: rule?.kind === "bargain" ? descent(list, price, rule.floor) : share(members, last ?? members),
    until: ends(speaker, until),
    in_cart: choices.lines.some((line) => line.price?.id === id),
    ...(next_price !== undefined && { next: money(speaker, next_price) }),
    ...(missing_text !== undefined && { missing_text }),
  };
}
