import type { Program } from "../../types/index.js";
/** Pages that a shop may have: those whose things its program has. */
export type Entrance = "orders" | "code" | "levels" | "points" | "mall" | "coupons" | "savings" | "ending" | "check-in" | "tasks" | "wallet" | "gift-cards" | "draws" | "cards" | "referral" | "campaigns" | "benefits" | "feedback";
export declare function entrances_of(program: Program): readonly Entrance[];
