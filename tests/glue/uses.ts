// What the types say of programs and answers, checked by the compiler: each line below @ts-expect-error has to fail.

import type { Cart, Effect, Event, Overview, ProblemCode, Program, Quote, Reason, ReasonCode, VerdictCode } from "../../js-glue/src/types/index.js";

export const events: Event[] = [
  { id: "e1", at: 1795330800000, kind: "recharged", amount: 10000 },
  { id: "e2", at: 1795330800000, kind: "order_paid", order_id: "o1", cart: { at: 1795330800000, lines: [] } },
  // @ts-expect-error A recharge needs its amount.
  { id: "e3", at: 1795330800000, kind: "recharged" },
  // @ts-expect-error A check-in has no amount.
  { id: "e4", at: 1795330800000, kind: "checked_in", amount: 1 },
  // @ts-expect-error There is no such kind.
  { id: "e5", at: 1795330800000, kind: "charged", amount: 1 },
];

export const effects: Effect[] = [
  { kind: "amount_off", steps: [{ at: 10000, amount: 1000 }] },
  { kind: "amount_off", every: 10000, amount: 1000, max_times: 3 },
  // @ts-expect-error Steps of a reduction say how much.
  { kind: "amount_off", steps: [{ at: 10000, off: 1000 }] },
  // @ts-expect-error Steps or every, not neither.
  { kind: "amount_off" },
  // @ts-expect-error A gift has no rate.
  { kind: "gift", sku: "mug", units: 1, value: 0, off: 1000 },
];

/** A reason's numbers are known once its code is. */
export function gap(reason: Reason): number | undefined {
  if (reason.code === "threshold_amount" || reason.code === "threshold_units") return reason.gap;
  // @ts-expect-error Other reasons have no gap.
  return reason.gap;
}

export function told(code: ReasonCode | ProblemCode | VerdictCode): boolean {
  // @ts-expect-error No code is called this.
  return code === "threshold_amout" || code === "lower_saving" || code === "not_open" || code === "accepted";
}

export function figures(quote: Quote, overview: Overview): number[] {
  const until: number | null | undefined = overview.tier?.until;
  // @ts-expect-error Without levels there is no progress.
  const progress: number = overview.tier.progress;
  return [quote.totals.due, quote.totals.wallet.bonus, overview.points.available, until ?? 0, progress];
}

// @ts-expect-error A cart has lines.
export const cart: Cart = { at: 1795330800000 };
// @ts-expect-error A program has a time zone.
export const program: Program = { id: "shop", version: 1 };
