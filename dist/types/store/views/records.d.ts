import type { Fact, Id, LedgerEntry } from "../../types/index.js";
import type { Scene } from "../scene.js";
/** A line of a ledger. */
export interface RecordView {
    readonly key: string;
    /** What happened: "订单完成". */
    readonly title: string;
    /** What it did: "获得积分". */
    readonly did: string;
    readonly moment: string;
    /** in: it came; out: it went; neither: it is somewhere else now. */
    readonly way: "in" | "out" | "moved";
    /** "+200", "−1000"; nothing: no figure is moved. */
    readonly figure?: string;
    /** The order that it concerns, where that is among those shown. */
    readonly order?: Id;
    /** As somebody gave it. */
    readonly reason?: string;
}
export interface RecordsOfMonth {
    /** "2026-11". */
    readonly month: string;
    readonly records: readonly RecordView[];
}
export type Ways = Partial<Record<Fact["kind"], RecordView["way"]>>;
/** What the books note lot by lot: whoever reads it has one balance, and did one thing. */
type Lots = readonly ("points" | "principal" | "bonus")[];
/** The ledger's entries of some kinds, with their places, the newest first. What one event did of one kind to `lots` is one. */
export declare function entries_of(scene: Scene, kinds: Partial<Record<Fact["kind"], unknown>>, lots?: Lots): readonly (readonly [LedgerEntry, number])[];
/** The ledger's entries of some kinds, by month, the newest first. */
export declare function records_of(scene: Scene, ways: Ways, figure: (fact: Fact) => string | undefined, lots?: Lots): readonly RecordsOfMonth[];
export {};
