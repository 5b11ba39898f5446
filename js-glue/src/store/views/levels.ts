import type { GrowthRule, Id, Level, TierProgress } from "../../types/index.js";
import { type Finish, finish } from "../layout.js";
import type { Scene } from "../scene.js";
import { type LevelCardView, level_card } from "./home.js";
import { type RequirementView, requirement_view } from "./requirements.js";
import { action_stands } from "./tasks.js";
import { measured } from "./named.js";
import { type RecordsOfMonth, type RecordView, records_of, type Ways } from "./records.js";

/** The levels of a shop, where the member is among them, and what leads further. */
export interface LevelsView {
  readonly levels: readonly LevelView[];
  /** The place of the member's own. */
  readonly own: number;
  readonly card: LevelCardView;
  /** "1234 成长值"; nothing: levels are not by growth. */
  readonly growth?: string;
  /** "2026-08-22 成长值达到". */
  readonly why: string;
  /** Requirements of the next that are not met yet. */
  readonly missing: readonly RequirementView[];
  /** Of those that keep the level. */
  readonly keep_missing: readonly RequirementView[];
  /** "消费不含运费、赠金支付的部分"; nothing: all counts, or levels go by something else. */
  readonly uncounted?: string;
  /** What brings growth, or lifts. */
  readonly tasks: readonly { readonly text: string; readonly page?: "shop" | "wallet" | "tasks" | "check-in" }[];
  /** 等级变动: how the level came about. */
  readonly records: readonly RecordsOfMonth[];
  /** 成长值明细: what brought growth, and what took it. */
  readonly growth_records: readonly RecordsOfMonth[];
  /** What the newest orders have counted for, thing by thing; those of which something came back are left out. */
  readonly grown: readonly GrownOrder[];
}

export interface GrownOrder {
  readonly id: Id;
  /** "2026-11-01". */
  readonly day: string;
  /** It is among the orders that are shown. */
  readonly there: boolean;
  readonly lines: readonly { readonly name: string; readonly growth: string }[];
}

export interface LevelView {
  readonly id: Id;
  readonly name: string;
  readonly note?: string;
  readonly icon?: string;
  readonly finish: Finish;
  readonly own: boolean;
  /** Below the member's own, or it. */
  readonly reached: boolean;
  /** How it is reached, what its price is, how long it lasts. */
  readonly sentence: string;
  readonly brings: readonly PerkView[];
}

/** Something that a level brings. */
export interface PerkView {
  readonly kind: "price" | "points" | "offer" | "coupon" | "benefit" | "card" | "exchange";
  readonly name: string;
  readonly text: string;
  readonly icon?: string;
}

const growth_ways: Ways = { growth_counted: "in", growth_uncounted: "out", window_closed: "out", recharge_counted: "in", recharge_uncounted: "out" };
const level_ways: Ways = {
  level_reached: "moved", level_kept: "moved", level_lowered: "moved", level_in_grace: "moved", level_taken: "moved", level_granted: "moved", level_grant_ended: "moved",
};

/** Nothing: the shop has no levels. */
export function levels_view(scene: Scene): LevelsView | undefined {
  const { overview: { tier }, program, speaker } = scene;
  const card = level_card(scene);
  if (!tier || !card) return undefined;
  const levels = program.tiers?.levels ?? [];
  const own = levels.findIndex(({ id }) => id === tier.level);
  const by_growth = levels.some(({ growth }) => growth !== undefined);
  return {
    own,
    card,
    levels: levels.map((level, place) => level_view(scene, level, place, own)),
    why: why(scene, tier),
    missing: (tier.missing ?? []).map((one) => requirement_view(scene, one, tier.next?.name)),
    keep_missing: (tier.keep?.missing ?? []).map((one) => requirement_view(scene, one)),
    tasks: [...(program.tiers?.sources ?? []).map((source) => source_task(scene, source)), ...grown(scene)],
    ...uncounted(scene),
    records: with_each(records_of(scene, level_ways, () => undefined), (record) => named(scene, record)),
    growth_records: by_growth ? with_each(records_of(scene, growth_ways, ({ growth }) => speaker.growth(growth ?? 0, { whole: true })), (record) => grown_by(scene, record)) : [],
    grown: by_growth ? grown_orders(scene) : [],
    ...(by_growth && { growth: speaker.told("unit", "growth", { amount: String(tier.growth) }) }),
  };
}

/** Of what was paid, parts that bring no level nearer: told where levels go by it. */
function uncounted({ program, words }: Scene): Pick<LevelsView, "uncounted"> {
  const { counts = {}, levels = [], sources = [] } = program.tiers ?? {};
  if (!levels.some(({ reach = [] }) => reach.some(({ all }) => all.some(({ metric }) => metric === "paid"))) && !sources.some(({ source }) => source === "paid")) return {};
  const { shipping = false, wallet_bonus = false, wallet_principal = true } = counts;
  const parts = [...(shipping ? [] : ["shipping"]), ...(wallet_principal ? [] : ["principal"]), ...(wallet_bonus ? [] : ["bonus"])].map((part) => words.tell(`uncounted_${part}`));
  return parts.length > 0 ? { uncounted: words.tell("paid_without", { parts: parts.join(words.tell("listed")) }) } : {};
}

/** A level that is kept is held since before: what happened last is that it was kept. */
function why({ ledger, speaker, words }: Scene, { level, since, why: how }: TierProgress): string {
  const kept = how === "kept" ? ledger.find(({ fact }) => fact.kind === "level_kept" && fact.id === level)?.fact.at : undefined;
  const at = kept ?? since;
  return words.tell("level_why", { day: at === null ? undefined : speaker.day(at), why: words.tell(`why_${how}`) });
}

/** As the books have it for each line: the ledger tells an order's growth in one. */
function grown_orders({ account, goods, overview, speaker }: Scene): readonly GrownOrder[] {
  const orders = (account()?.orders?.orders ?? []).filter(({ counted, returned }) => counted && !(returned ?? []).some((line) => Object.keys(line).length > 0));
  return orders.map(({ counted_at, facts }) => ({
    id: facts.id,
    day: speaker.day(counted_at ?? 0),
    there: overview.orders.some(({ id }) => id === facts.id),
    lines: facts.lines.filter(({ growth }) => growth).map(({ growth = 0, name, sku }) => ({
      name: name ?? goods.goods.find((thing) => thing.sku === sku)?.name ?? speaker.name(sku),
      growth: `+${speaker.growth(growth, { whole: true })}`,
    })),
  })).filter(({ lines }) => lines.length > 0).reverse();
}

const with_each = (months: readonly RecordsOfMonth[], as: (record: RecordView) => RecordView): readonly RecordsOfMonth[] =>
  months.map(({ month, records }) => ({ month, records: records.map(as) }));

/** Where growth came from says the title; the figure says the rest, unless something was taken. */
function grown_by({ words }: Scene, record: RecordView): RecordView {
  return record.title === record.did ? record : { ...record, did: words.tell(record.way === "in" ? "growth_gained" : "growth_lost") };
}

/** A level's change says which level. */
function named({ ledger, program, speaker }: Scene, record: RecordView): RecordView {
  const place = Number(record.key.slice(record.key.lastIndexOf("/") + 1));
  const fact = ledger[place]?.fact;
  const id = fact?.kind.startsWith("level_") ? fact.id : undefined;
  // A segment may have a level's id, and another name.
  const level = id === undefined ? undefined : program.tiers?.levels.find((one) => one.id === id)?.name ?? speaker.name(id);
  return level === undefined ? record : { ...record, title: record.did, did: level };
}

function level_view(scene: Scene, level: Level, place: number, own: number): LevelView {
  const { icon, id, name, note } = level;
  const levels = scene.program.tiers?.levels ?? [];
  return {
    id, name,
    finish: finish(place, levels.length),
    own: place === own,
    reached: place <= own,
    sentence: scene.describer.level(level),
    brings: perks(scene, level),
    ...(icon !== undefined && { icon }),
    ...(note !== undefined && { note }),
  };
}

/** What names the level, in every part of the program. */
function perks({ describer, program, speaker, words }: Scene, { id, rate }: Level): readonly PerkView[] {
  const named = (when: { readonly tiers?: readonly Id[] } | undefined) => when?.tiers?.includes(id) ?? false;
  const icon = (of: { readonly icon?: string }) => (of.icon === undefined ? {} : { icon: of.icon });
  const brings: PerkView[] = [];
  if (rate !== undefined && rate < 10_000) brings.push({ kind: "price", name: speaker.word("source", "tier"), text: describer.discount(rate) });
  for (const { rate: times, when } of program.points?.earn.multipliers ?? []) {
    if (named(when)) brings.push({ kind: "points", name: words.tell("perk_points"), text: words.tell("perk_points_rate", { rate: speaker.percent(times) }) });
  }
  for (const benefit of program.benefits ?? []) {
    const value = benefit.values?.[id];
    const { name, unit } = measured(benefit.name);
    if (value !== undefined) brings.push({ kind: "benefit", name, text: words.tell("measure", { value: String(value), unit }), ...icon(benefit) });
    else if (benefit.tiers?.includes(id)) brings.push({ kind: "benefit", name: benefit.name, text: describer.benefit(benefit), ...icon(benefit) });
  }
  for (const card of program.cards ?? []) if (card.kind === "tier" && card.level === id) brings.push({ kind: "card", name: card.name, text: describer.card(card), ...icon(card) });
  for (const price of program.pricing?.special_prices ?? []) {
    if (named(price.when) || ("rates" in price && price.rates?.[id] !== undefined)) brings.push({ kind: "price", name: price.name ?? speaker.word("price", price.kind), text: describer.specialPrice(price), ...icon(price) });
  }
  for (const offer of program.promotions ?? []) if (named(offer.when)) brings.push({ kind: "offer", name: offer.name, text: describer.promotion(offer)?.sentence ?? "", ...icon(offer) });
  for (const offer of program.coupons ?? []) if (named(offer.when)) brings.push({ kind: "coupon", name: offer.name, text: describer.coupon(offer)?.sentence ?? "", ...icon(offer) });
  for (const exchange of program.points?.exchange ?? []) if (named(exchange.when)) brings.push({ kind: "exchange", name: exchange.name, text: describer.exchange(exchange), ...icon(exchange) });
  return brings;
}

function source_task({ describer, speaker, words }: Scene, { growth, per, scope, source }: GrowthRule): LevelsView["tasks"][number] {
  const amount = source === "paid" || source === "recharge" ? speaker.money(per) : String(per);
  const what = words.tell(`grows_${source}`, { amount, growth: String(growth) });
  const of = describer.scope(scope);
  return { page: source === "recharge" ? "wallet" : "shop", text: of === undefined ? what : words.tell("grows_scope", { what, scope: of }) };
}

/** What members do that brings growth. */
function grown(scene: Scene): LevelsView["tasks"] {
  const { describer, overview, program, words } = scene;
  const reached = new Set(overview.achievements.filter(({ done }) => done).map(({ id }) => id));
  const { achievements = [], actions = [], check_in } = program.activities ?? {};
  const tasks: LevelsView["tasks"][number][] = [];
  for (const action of actions) {
    const { can, done } = action_stands(scene, action);
    if (action.grants.growth && !done) tasks.push({ ...(can && { page: "tasks" }), text: describer.action(action) });
  }
  for (const achievement of achievements) if (achievement.grants.growth && !reached.has(achievement.id)) tasks.push({ page: "tasks", text: words.tell("named", { name: achievement.name, text: describer.achievement(achievement) }) });
  const told = describer.checkIn();
  (check_in?.milestones ?? []).forEach(({ grants }, place) => {
    if (grants.growth) tasks.push({ page: "check-in", text: told?.milestones[place] ?? "" });
  });
  return tasks;
}
