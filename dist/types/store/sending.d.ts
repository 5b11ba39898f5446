import { LoyaltyError } from "../error.js";
import type { Accepted } from "../service/answers.js";
import { OfflineQueue, type Outcome } from "../service/queue.js";
import type { Id } from "../types/index.js";
import type { Books } from "./books.js";
import type { CartPrice } from "./cart_price.js";
import type { Following } from "./following.js";
import { type Done } from "./outcome.js";
import type { News } from "./scene.js";
import type { Session } from "./session.js";
/** What goes to the books: at once, or when the network is back; and what came of it. */
export declare class Sending {
    private readonly session;
    private readonly cart;
    private readonly following;
    private readonly queue_text;
    private queue;
    told: readonly News[];
    /** Ids of what somebody on the page waits for just now. */
    private readonly awaited;
    /** One order at a time: its id stays the same until it is answered. */
    private ordering;
    /** Ids of what was sent at once and has had no answer, by what it was: sent again it is the same. */
    private readonly unanswered;
    constructor(session: Session, cart: CartPrice, following: Following);
    /** From here on there is somewhere to send it. */
    begin(): Promise<void>;
    /** Sends what waits for the network. */
    send(): Promise<readonly Outcome[]>;
    /** Orders what the cart shows. `clear` and `refresh`: what follows when it is booked, and when it is refused. */
    order(clear: () => void, refresh: () => Promise<void>): Promise<Done>;
    /** What would be booked is booked now: whoever looks at another time is not asked for it there. Why nothing is sent, or nothing. */
    get elsewhen(): LoyaltyError | undefined;
    submit(waiting: Parameters<OfflineQueue["submit"]>[0]): Promise<Done>;
    /** Something that cannot wait for the network. */
    at_once(prefix: string, of: Id, does: (books: Books, id: Id) => Promise<Accepted>): Promise<Done>;
    /** It has been seen. */
    dismiss(id: Id): void;
    private place;
    /** Why there is nothing to order. */
    private without_price;
    private refused;
    private heard;
    /** Who has waited for it hears it by the answer; the others by the news. */
    private report;
    private tell;
    private count_waiting;
}
