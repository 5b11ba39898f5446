import type { CartPrice } from "./cart_price.js";
import type { Scene } from "./scene.js";
import type { Session } from "./session.js";
import type { UnitPrices } from "./unit_prices.js";
import { type Views } from "./views/index.js";
/** Views of a session: made when they are looked at, and the same object until they are another. */
export declare class Showing {
    private readonly session;
    private readonly cart;
    private readonly units;
    private readonly made;
    constructor(session: Session, cart: CartPrice, units: UnitPrices);
    view<K extends keyof Views>(name: K): Views[K] | undefined;
    /** What views are made of; nothing: it is not known yet. */
    scene(): Scene | undefined;
}
