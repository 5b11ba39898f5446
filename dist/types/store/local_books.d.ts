import type { Engine } from "../engine.js";
import type { Accepted, Goods, NewEvent } from "../service/answers.js";
import type { Account, Id, Instant, Program } from "../types/index.js";
import type { Books } from "./books.js";
import { type Storage } from "./storage.js";
export interface LocalBooksOptions {
    engine: Engine;
    program: Program;
    goods: Goods;
    /** The member as they begin; absent: a new one. */
    account?: Account;
    /** The time of these books, in milliseconds since 1970. */
    now(): Instant;
    /** Keeps the log from one start to the next. */
    storage?: Storage;
    /** How long an order that is not paid holds what it uses, in milliseconds; 15 minutes unless given. */
    hold?: number;
    /** Seeds of draws, by draw: who has them knows the prizes. For samples. */
    seeds?: Readonly<Record<Id, string>>;
}
/** What local books do beside: a shop's staff, who take money and goods. */
export interface LocalBooks extends Books {
    /** An event that members may not send: an order is paid, goods come back, a recharge. */
    staff(event: NewEvent): Promise<Accepted>;
}
/**
 * Books on the page itself, by the same engine that would keep them on the server: for samples, for pages without a
 * service, and for tests. Nobody confirms them.
 */
export declare function localBooks(options: LocalBooksOptions): Promise<LocalBooks>;
