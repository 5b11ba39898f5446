import type { Fact, Grants, Id } from "../../types/index.js";
import { thing_of } from "../cart.js";
import type { Scene } from "../scene.js";
import { name_of } from "./named.js";

/** One thing that a member is given: what it is, for an icon, and its words. */
export interface Bring {
  readonly kind: "principal" | "bonus" | "points" | "growth" | "coupon" | "chances" | "card" | "goods" | "level";
  readonly text: string;
  /** How many of it; nothing: it is no thing to be counted. */
  readonly units?: number;
  /** Of goods: they are still to be handed out, and by which number. "待领取，兑换号 7K2Q M4XD". */
  readonly fetch?: string;
}

type Told = Pick<Scene, "goods" | "program" | "speaker" | "words">;

/** What is promised: the grants of a rule, coupons of one template together. */
export function brings(scene: Told, grants: Grants | undefined): readonly Bring[] {
  const { goods, speaker, words } = scene;
  if (!grants) return [];
  const { bonus, card, chances = [], coupons = [], growth, level, points } = grants;
  const given: Bring[] = [];
  if (bonus) given.push({ kind: "bonus", text: words.tell("brings_bonus", { amount: speaker.money(bonus) }) });
  if (points) given.push({ kind: "points", text: speaker.points(points) });
  if (growth) given.push({ kind: "growth", text: words.tell("brings_growth", { growth: String(growth) }) });
  if (level) given.push({ kind: "level", text: words.tell("brings_level", { level: name_of(scene, "level", level) }) });
  if (card) given.push({ kind: "card", text: name_of(scene, "card", card) });
  for (const [id, units] of counted(coupons)) given.push({ kind: "coupon", text: name_of(scene, "coupon", id), units });
  for (const { draw, times } of chances) given.push(chances_of(scene, draw, times));
  for (const { sku, units = 1 } of grants.goods ?? []) given.push({ kind: "goods", text: thing_of(goods, sku)?.name ?? speaker.name(sku), units });
  return given;
}

/** A number to be told at the counter: the end of an event's id, which is by chance, in groups of four. */
export function number_of(event: Id): string {
  return event.replace(/[^0-9A-Za-z]/g, "").slice(-8).toUpperCase().replace(/(.{4})(?=.)/g, "$1 ");
}

/** What an event has brought, or would bring: of its facts, those that give. `event`: the one that is booked. */
export function brought(scene: Told, facts: readonly Fact[], event?: Id): readonly Bring[] {
  const { goods, speaker, words } = scene;
  const given: Bring[] = [];
  for (const { bonus, count, id = "", kind, points, principal } of facts) {
    if (kind === "wallet_credited") {
      if (principal) given.push({ kind: "principal", text: words.tell("brings_principal", { amount: speaker.money(principal) }) });
      if (bonus) given.push({ kind: "bonus", text: words.tell("brings_bonus", { amount: speaker.money(bonus) }) });
    }
    if (kind === "points_granted" && points) given.push({ kind: "points", text: speaker.points(points) });
    if (kind === "level_reached" || kind === "level_granted") given.push({ kind: "level", text: words.tell("brings_level", { level: name_of(scene, "level", id) }) });
    if (kind === "card_given") given.push({ kind: "card", text: name_of(scene, "card", id) });
    if (kind === "chances_given") given.push(chances_of(scene, id, count ?? 1));
    if (kind === "goods_given") given.push({ kind: "goods", text: thing_of(goods, id)?.name ?? speaker.name(id), units: count ?? 1, fetch: words.tell("goods_fetch", { number: event && number_of(event) }) });
  }
  const coupons = facts.filter(({ kind }) => kind === "coupon_issued").map(({ of = "" }) => of);
  for (const [id, units] of counted(coupons)) given.push({ kind: "coupon", text: name_of(scene, "coupon", id), units });
  return given;
}

function chances_of(scene: Told, draw: Id, times: number): Bring {
  return { kind: "chances", text: scene.words.tell("brings_chances", { draw: name_of(scene, "draw", draw), times: String(times) }) };
}

/** How often each is there, in the order of the first. */
function counted(ids: readonly Id[]): ReadonlyMap<Id, number> {
  const units = new Map<Id, number>();
  for (const id of ids) units.set(id, ids.filter((one) => one === id).length);
  return units;
}
