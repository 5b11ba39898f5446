import type { Exchange, ExchangeState, Fen, Id } from "../../types/index.js";
import { share } from "../layout.js";
import type { Scene } from "../scene.js";
import { thing_of } from "../cart.js";
import { number_of } from "./brings.js";
import { type RecordsOfMonth, records_of } from "./records.js";
import { type Money, money, type PointsShown, points } from "./shown.js";

/** What points can be exchanged for. */
export interface MallView {
  readonly available: PointsShown;
  /** What is within reach first. */
  readonly exchanges: readonly ExchangeView[];
  readonly records: readonly RecordsOfMonth[];
}

export interface ExchangeView {
  readonly id: Id;
  readonly kind: ExchangeState["kind"];
  readonly name: string;
  readonly icon?: string;
  readonly note?: string;
  readonly price: PointsShown;
  /** To pay beside the points. */
  readonly cash?: Money;
  readonly ok: boolean;
  /** "可以兑换", "还差 200 积分", "兑换次数已用完". */
  readonly state: string;
  /** It was exchanged as often as it can be on one day. */
  readonly today: boolean;
  /** Of its points, what there is: 0 to 1. */
  readonly share: number;
  /** All there is to say. */
  readonly sentence: string;
  /** Of a coupon: what stands large on it, and from when it is good. */
  readonly worth?: string;
  readonly threshold?: string;
  /** Of goods: what they cost in the shop. */
  readonly list?: Money;
  /** What is booked for it: with an amount by the shop's server, once the money is there. */
  readonly event: { readonly kind: "points_exchanged"; readonly exchange: Id; readonly amount?: Fen };
}

export function mall_view(scene: Scene): MallView {
  const { overview, program, speaker } = scene;
  const rules = new Map((program.points?.exchange ?? []).map((exchange) => [exchange.id, exchange]));
  const views: ExchangeView[] = [];
  for (const state of overview.points.affordable) {
    const rule = rules.get(state.id);
    if (rule) views.push(exchange_view(scene, state, rule));
  }
  return {
    available: points(speaker, overview.points.available),
    exchanges: [...views.filter(({ ok }) => ok), ...views.filter(({ ok }) => !ok)],
    records: records_of(scene, { exchanged: "out" }, ({ points: spent }) => (spent === undefined ? undefined : String(spent)))
      .map(({ month, records }) => ({ month, records: named(scene, records) })),
  };
}

/** By what was taken, and of goods by which number they are handed out: the entry itself only says that there was an exchange. */
function named({ ledger, program, speaker, words }: Scene, records: RecordsOfMonth["records"]): RecordsOfMonth["records"] {
  return records.map((record) => {
    const entry = ledger.find(({ event, fact }, place) => fact.kind === "exchanged" && record.key === `${event ?? ""}/exchanged/${place}`);
    if (entry?.fact.id === undefined) return record;
    const goods = program.points?.exchange?.find(({ id }) => id === entry.fact.id)?.kind === "goods";
    return { ...record, title: speaker.name(entry.fact.id), ...(goods && entry.event !== undefined && { did: words.tell("goods_by_code", { number: number_of(entry.event) }) }) };
  });
}

function exchange_view({ describer, goods, overview, speaker }: Scene, state: ExchangeState, rule: Exchange): ExchangeView {
  const { cash, id, kind, name, ok, points: price, refused, short } = state;
  const ticket = rule.kind === "coupon" ? describer.coupon(rule.coupon) : undefined;
  const thing = rule.kind === "goods" ? thing_of(goods, rule.sku) : undefined;
  const word = ok ? "ready" : refused;
  return {
    id, kind, name, ok,
    today: refused === "daily_limit",
    price: points(speaker, price),
    state: word === undefined ? speaker.told("exchange", "short", { points: String(short) }) : speaker.word("exchange", word),
    share: share(overview.points.available, price),
    sentence: describer.exchange(rule),
    event: { kind: "points_exchanged", exchange: id, ...(cash !== undefined && { amount: cash }) },
    ...(rule.icon !== undefined && { icon: rule.icon }),
    ...(rule.note !== undefined && { note: rule.note }),
    ...(cash !== undefined && { cash: money(speaker, cash) }),
    ...(ticket && { worth: ticket.worth, threshold: ticket.threshold }),
    ...(thing && { list: money(speaker, thing.unit_price) }),
  };
}
