import type { Id, Quote } from "../types/index.js";
import type { Session } from "./session.js";
/** What one unit of a thing would cost this member (预估到手价): computed when there is time. */
export declare class UnitPrices {
    private readonly session;
    readonly quotes: Map<string, Quote>;
    private readonly wanted;
    constructor(session: Session);
    want(skus: readonly Id[]): void;
    /** Those that were wanted are wanted again. */
    forget(): void;
    /** The first ones at once, since somebody looks at them; then a few at a time, so that no tap waits for them. */
    price(): void;
    private price_some;
}
