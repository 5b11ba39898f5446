import type { LoyaltyError } from "../error.js";
import type { Accepted } from "../service/answers.js";
import type { Session } from "./session.js";
import type { Bring } from "./views/brings.js";
/** What came of something that was sent: a sentence for the customer beside what the queue tells. */
export type Done = {
    readonly state: "accepted";
    readonly booked: Accepted;
} | {
    readonly state: "refused";
    readonly error: LoyaltyError;
    readonly sentence: string;
    readonly differs?: Difference;
} | {
    readonly state: "waiting";
};
/** What is not as the page showed it: a field of the price, and both figures. */
export interface Difference {
    /** JSON pointer into the cart or the quote. */
    readonly at: string;
    readonly claimed: string;
    readonly own: string;
    /** The field in words, "单价", and both figures as they are shown; nothing where the field is none for customers. */
    readonly text?: string;
    readonly claimed_text?: string;
    readonly own_text?: string;
}
/** What an event would bring, or why it would be refused. */
export interface Foreseen {
    readonly brings: readonly Bring[];
    readonly refused?: string;
}
export declare function refused(session: Session, error: LoyaltyError): Done;
