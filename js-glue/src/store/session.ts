import { is_loyalty_error } from "../error.js";
import { Describer } from "../messages/describe/describer.js";
import type { Speaker } from "../messages/speaker.js";
import type { Goods } from "../service/answers.js";
import type { Account, Id, Overview, Program } from "../types/index.js";
import { owner_of } from "./books.js";
import { type Choices, nothing_chosen } from "./cart.js";
import { StoreClock, zone_of } from "./clock.js";
import type { Language, StoreOptions } from "./options.js";
import { Past, type PastOf } from "./past.js";
import type { Pricing } from "./pricing.js";
import type { Status, Topic } from "./scene.js";
import { memory_storage, type Storage } from "./storage.js";
import { guarded } from "../guarded.js";
import { StoreWords } from "./words.js";

/** How it stands, without what the clock says. */
export type State = Omit<Status, "at" | "travelling">;

/** What the page knows of member and shop, in which language it tells it, and who is told when that is another. */
export class Session {
  readonly options: StoreOptions;
  readonly storage: Storage;
  readonly clock: StoreClock;
  /** Whose it is, as far as that is known. */
  member: Id | undefined;
  language: Language;
  words: StoreWords;
  private describer: Describer | undefined = undefined;
  /** Nothing: the engine is not there yet. */
  pricing: Pricing | undefined = undefined;

  program: Program | undefined = undefined;
  goods: Goods | undefined = undefined;
  overview: Overview | undefined = undefined;
  readonly past = new Past();
  /** What of the past the books can be asked for. */
  past_of: readonly PastOf[] = [];
  /** What was kept, or is told, of the member for the time before the engine is there. */
  account: Account | undefined = undefined;
  /** The program's zone, in minutes east of UTC, for the time before the engine is there. */
  zone = 0;
  chosen: Choices = nothing_chosen;
  state: State = { phase: "opening", online: true, pricing: false, waiting: 0, queued: [] };

  /** How often something of each topic has changed. */
  readonly revisions: Record<Topic, number> = { status: 0, member: 0, goods: 0, total: 0, cart: 0, words: 0 };
  private readonly listeners = new Set<() => void>();
  /** Changes that are told together: how many of them are under way, and whether there is something to tell. */
  private together_now = 0;
  private untold = false;
  disposed = false;

  constructor(options: StoreOptions) {
    this.options = options;
    this.storage = options.storage ?? memory_storage();
    this.clock = new StoreClock(options.now ?? Date.now);
    this.member = options.member || owner_of(options.books);
    this.language = options.language;
    this.words = new StoreWords(options.language.words);
  }

  get status(): Status {
    return { ...this.state, at: this.clock.now(), travelling: this.clock.travelling };
  }

  set_state(state: Partial<State>): void {
    const problem = state.problem ?? (state.online ? undefined : this.state.problem);
    const { problem: _before, ...rest } = { ...this.state, ...state };
    this.state = { ...rest, ...(problem !== undefined && { problem }) };
    this.changed("status");
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  changed(...topics: Topic[]): void {
    if (this.disposed) return;
    for (const topic of topics) this.revisions[topic]++;
    this.untold = true;
    if (this.together_now === 0) this.tell_listeners();
  }

  /** What changes in this is told once, at its end: views are not made of what is half there. */
  together(run: () => void): void {
    this.together_now++;
    try {
      run();
    } finally {
      if (--this.together_now === 0 && this.untold) this.tell_listeners();
    }
  }

  private tell_listeners(): void {
    this.untold = false;
    for (const listener of [...this.listeners]) guarded(listener);
  }

  dispose(): void {
    this.disposed = true;
    this.listeners.clear();
    this.pricing?.dispose();
    this.pricing = undefined;
  }

  speak(language: Language): void {
    this.language = language;
    this.words = new StoreWords(language.words);
    this.describer = undefined;
    this.changed("words");
  }

  /** From here on it is told by this program's names. */
  know(program: Program, pricing: Pricing): void {
    this.program = program;
    this.pricing = pricing;
    this.account = undefined;
    this.describer = undefined;
  }

  /** The member as they are now. */
  show_member(): void {
    if (this.pricing) {
      const at = this.clock.now();
      const { center } = this.pricing;
      this.overview = center.overview(at);
      this.zone = zone_of(center, at);
    }
    this.changed("member", "words");
  }

  /** Without a program there is little to tell of: names are ids then. */
  tell(): Describer {
    this.describer ??= new Describer({
      sentences: this.language.sentences,
      clock: this.pricing?.center ?? this.zone,
      program: this.program ?? ({} as Program),
    });
    return this.describer;
  }

  talk(): Speaker {
    return this.tell().speaker;
  }

  /** A sentence for a customer, of anything that was thrown. */
  sentence(error: unknown): string {
    if (!is_loyalty_error(error)) return this.words.tell("failed");
    if (error.code === "no_answer" || error.code === "answer_unreadable") return this.words.tell("offline");
    return this.talk().problem(error);
  }

  later(run: () => void): void {
    (this.options.idle ?? ((later) => setTimeout(later, 0)))(run);
  }

  rest(): Promise<void> {
    return new Promise((resolve) => this.later(resolve));
  }
}
