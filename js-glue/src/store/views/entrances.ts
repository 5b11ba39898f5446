import type { Program } from "../../types/index.js";

/** Pages that a shop may have: those whose things its program has. */
export type Entrance =
  | "orders" | "code" | "levels" | "points" | "mall" | "coupons" | "savings" | "ending" | "check-in" | "tasks" | "wallet"
  | "gift-cards" | "draws" | "cards" | "referral" | "campaigns" | "benefits" | "feedback";

/** Actions that are a customer's word to the shop (see feedback.ts). */
const told = /^(feedback|complaint|suggestion)/;

export function entrances_of(program: Program): readonly Entrance[] {
  const { activities: { achievements = [], actions = [], check_in, commission = [], draws = [], referral = [] } = {}, wallet } = program;
  const some = (list: readonly unknown[] | undefined) => (list?.length ?? 0) > 0;
  const there: readonly (readonly [Entrance, boolean])[] = [
    ["code", true],
    ["check-in", check_in !== undefined],
    ["mall", some(program.points?.exchange)],
    ["coupons", some(program.coupons)],
    ["wallet", wallet !== undefined],
    ["gift-cards", some(wallet?.gift_cards)],
    ["draws", some(draws)],
    ["cards", some(program.cards)],
    ["campaigns", some(program.campaigns)],
    ["benefits", some(program.benefits) || some(program.services)],
    ["tasks", some(actions.filter(({ kind }) => !told.test(kind))) || some(achievements)],
    ["referral", some(referral) || some(commission)],
    ["savings", true],
    ["ending", true],
    ["levels", program.tiers !== undefined],
    ["points", program.points !== undefined],
    ["orders", true],
    ["feedback", actions.some(({ kind }) => told.test(kind))],
  ];
  return there.filter(([, has]) => has).map(([entrance]) => entrance);
}
