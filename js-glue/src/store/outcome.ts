import type { LoyaltyError } from "../error.js";
import type { Accepted } from "../service/answers.js";
import type { Session } from "./session.js";
import type { Bring } from "./views/brings.js";

/** Fields of a cart and of a quote that are money, and have a name that customers know. */
const shown_fields = ["unit_price", "fee", "payable", "due", "cash"] as const;

/** What came of something that was sent: a sentence for the customer beside what the queue tells. */
export type Done =
  | { readonly state: "accepted"; readonly booked: Accepted }
  | { readonly state: "refused"; readonly error: LoyaltyError; readonly sentence: string; readonly differs?: Difference }
  | { readonly state: "waiting" };

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

export function refused(session: Session, error: LoyaltyError): Done {
  const { claimed, own } = error.details;
  const differs = claimed !== undefined || own !== undefined;
  return {
    state: "refused",
    error,
    sentence: session.sentence(error),
    ...(differs && { differs: { at: error.at, claimed: String(claimed ?? ""), own: String(own ?? ""), ...in_words(session, error) } }),
  };
}

/** A field of money that customers know, with both figures. */
function in_words(session: Session, { at, details }: LoyaltyError): Partial<Difference> {
  const key = shown_fields.find((name) => at.endsWith(`/${name}`));
  const claimed = Number(details.claimed), own = Number(details.own);
  if (!key || !Number.isSafeInteger(claimed) || !Number.isSafeInteger(own)) return {};
  const speaker = session.talk();
  return { text: session.words.tell(`field_${key}`), claimed_text: speaker.money(claimed), own_text: speaker.money(own) };
}
