import type { Applied, Opened, Preview, Verdict, VerifyRequest } from "./answers.js";
import type { ClockTime } from "./messages/figures.js";
import type { TextCenter } from "./text_center.js";
import type { Account, Cart, Event, Overview, Quote } from "./types/index.js";
import { text_of } from "./wellformed.js";

/**
 * One member's center: a program and an account. Money is integer fen, rates are integer basis points (5000 is 50 %),
 * instants are milliseconds since 1970. Each call answers with a new object, throws LoyaltyError when the engine
 * refuses, and has then changed nothing.
 */
export class MemberCenter {
  /** The same calls in JSON texts, to the byte. */
  readonly text: TextCenter;
  /** What was opened: the engine's version, and the digests (SHA-256, in hex) of program and account. */
  readonly opened: Opened;

  /** Made by openMemberCenter and Engine.open. */
  constructor(text: TextCenter, opened: Opened) {
    this.text = text;
    this.opened = opened;
    // Vue's ref and reactive, and whatever else looks into objects, leave alone what nothing can be added to.
    Object.freeze(this);
  }

  /** What a member center shows at `at`, in milliseconds since 1970, and no earlier than the account's last event. */
  overview(at: number): Overview {
    return JSON.parse(this.text.overview(text_of({ at })));
  }

  /** What a cart costs this member, why, and what it brings. Program and account are not read again. */
  quote(cart: Cart): Quote {
    return JSON.parse(this.text.quote(text_of(cart)));
  }

  /** What an event would change, and the overview then. */
  preview(event: Event): Preview {
    return JSON.parse(this.text.preview(text_of(event)));
  }

  /** Applies an event to this account; `sealed` is the event to keep in the member's log. */
  apply(event: Event): Applied {
    return JSON.parse(this.text.apply(text_of(event)));
  }

  /**
   * Replays a quote on the server's own cart: `at` is now, in milliseconds since 1970; `max_skew` how far the quote's
   * instant may be from it, in milliseconds, 300000 unless given.
   */
  verify(request: VerifyRequest): Verdict {
    return JSON.parse(this.text.verify(text_of(request)));
  }

  /**
   * What a clock in the program's time zone shows at `at`, in milliseconds since 1970: the local day, and minutes since
   * its midnight. The sentences of member-center/messages tell their dates with it.
   */
  clock(at: number): ClockTime {
    return JSON.parse(this.text.clock(text_of({ at })));
  }

  /** The account as it is now; openMemberCenter takes it back. */
  snapshot(): Account {
    return JSON.parse(this.text.snapshot());
  }

  /** Gives the center's memory back. A second time does nothing; every other call then throws `center_disposed`. */
  dispose(): void {
    this.text.dispose();
  }
}
