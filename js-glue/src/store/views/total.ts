import type { Speaker } from "../../messages/speaker.js";
import type { Totals } from "../../types/index.js";
import type { Choices } from "../cart.js";
import type { Scene } from "../scene.js";
import { type Money, money } from "./shown.js";

/** What the cart comes to: all that a bar below a page shows, in the frame of the tap. The rest is in the cart's own view. */
export interface TotalView {
  /** How many kinds of things there are in the cart. */
  readonly lines: number;
  /** Nothing: the cart is empty, or the price is not there yet. */
  readonly payable?: Money;
  readonly saved?: Money;
}

export function total_view({ choices, speaker, totals }: Scene): TotalView {
  return total_of(choices, speaker, totals);
}

export function total_of({ lines: { length: lines } }: Choices, speaker: Speaker, totals: Totals | undefined): TotalView {
  if (lines === 0 || !totals) return { lines };
  return { lines, payable: money(speaker, totals.payable), saved: money(speaker, totals.saved) };
}
