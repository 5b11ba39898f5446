import type { Id } from "../../types/index.js";
import type { Scene } from "../scene.js";
import { type Money } from "./shown.js";
/** 已省: how much, when, by what, where, and against what a paid card costs. */
export interface SavingsView {
    readonly month: Money;
    readonly year: Money;
    readonly total: Money;
    /** The last twelve months, or since the first with anything. */
    readonly months: readonly MonthOfSavings[];
    readonly kinds: readonly SavedPart[];
    readonly channels: readonly SavedPart[];
    readonly cards: readonly PaidCardView[];
}
export interface MonthOfSavings {
    /** "2026-11". */
    readonly month: string;
    /** "11月". */
    readonly label: string;
    readonly amount: Money;
    /** Of the highest month, 0 to 1. */
    readonly height: number;
    /** Its parts from below: which kind, and how much of the month. */
    readonly parts: readonly {
        readonly id: Id;
        readonly name: string;
        readonly amount: Money;
        readonly share: number;
    }[];
}
export interface SavedPart {
    readonly id: Id;
    readonly name: string;
    readonly amount: Money;
    readonly share: number;
}
/** What a card has saved against its fee. */
export interface PaidCardView {
    readonly id: Id;
    readonly name: string;
    readonly fee: Money;
    readonly saved: Money;
    readonly until?: string;
    readonly share: number;
    /** It has saved what it cost. */
    readonly covered: boolean;
}
export declare function savings_view(scene: Scene): SavingsView;
