import type { Scene } from "../scene.js";
import { older_ones } from "./orders.js";

/** What `readPast` can bring that is not listed yet. */
export interface PastView {
  readonly orders: boolean;
  readonly records: boolean;
}

export function past_view(scene: Scene): PastView {
  return { orders: scene.reads("orders") && older_ones(scene), records: scene.reads("records") && scene.older("records") !== false };
}
