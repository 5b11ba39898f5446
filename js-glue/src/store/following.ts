import type { Engine } from "../engine.js";
import type { Accepted, Goods, Standing } from "../service/answers.js";
import { Follower } from "../service/follower.js";
import { is_loyalty_error, LoyaltyError } from "../error.js";
import type { Account, Event, Overview, Program, Quote } from "../types/index.js";
import type { Ahead, FirstPrices } from "./ahead.js";
import { type Books, past_of } from "./books.js";
import type { CartPrice } from "./cart_price.js";
import { is_kept, type Kept } from "./kept.js";
import { Pricing } from "./pricing.js";
import { RemoteCenter } from "./remote.js";
import type { Session } from "./session.js";
import { keep_json, kept_json } from "./storage.js";
import type { UnitPrices } from "./unit_prices.js";

export type Answers = Promise<[Program, Goods, Standing]>;

/** How long the worker may take for the first prices, in milliseconds, before the page computes them itself. */
const patience = 1500;

export async function ask(books: Books): Answers {
  return Promise.all([books.program(), books.goods(), books.member()]);
}

/** How long the worker may take for its engine once the books have answered, in milliseconds: that comes over the network. */
const patience_for_engine = 6000;

const late = (ms: number) => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms));

/** What the worker tells of this very session; nothing: it has failed, takes too long, or was told of another. */
async function in_time({ first }: Ahead, { events, program }: Pick<Kept, "events" | "program">): Promise<FirstPrices | undefined> {
  const told = await Promise.race([first, late(patience)]).catch(() => undefined);
  return told?.events === events && told.version === program.version ? told : undefined;
}

/** The books say what this engine does not read. Made when it happens: an error notes where it was made. */
const outdated = () => new LoyaltyError({ code: "engine_stopped", at: "", details: {} });

/** The center that is open, and what the books have booked since: this device shows what they have. */
export class Following {
  private readonly session: Session;
  private readonly cart: CartPrice;
  private readonly units: UnitPrices;
  engine: Engine | undefined = undefined;
  books: Books | undefined = undefined;
  private follower: Follower | undefined = undefined;
  private unkept = false;
  /** The worker that has told the first prices: it has the center that is opened next. */
  private begun: RemoteCenter | undefined = undefined;
  /** What the books have said, of which the worker's prices are shown. */
  private heard: Awaited<Answers> | undefined = undefined;

  constructor(session: Session, cart: CartPrice, units: UnitPrices) {
    this.session = session;
    this.cart = cart;
    this.units = units;
  }

  async kept(): Promise<Kept | undefined> {
    const kept = await kept_json(this.session.storage, "session");
    return is_kept(kept) ? kept : undefined;
  }

  show_kept({ account, behind = 0, goods, overview, program, zone }: Kept): void {
    const { session } = this;
    session.program = program;
    session.goods = goods;
    session.overview = overview;
    session.account = account;
    session.zone = zone;
    session.clock.behind = behind;
    session.clock.notBefore(overview.at);
    session.state = { ...session.state, phase: "kept" };
    session.changed("status", "member", "goods", "words");
  }

  /** Of a first visit: what the books say, with what the worker makes of it. Nothing: one of them is silent, or has failed. */
  async heard_ahead(ahead: Ahead, asked: Answers): Promise<Kept | undefined> {
    const { session } = this;
    try {
      const answers = await asked;
      const [program, goods, { account, events, now }] = answers;
      session.clock.set(now);
      await Promise.race([ahead.loaded, late(patience_for_engine)]);
      const told = await in_time(ahead, { events, program });
      if (told?.overview === undefined) return undefined;
      this.heard = answers;
      const { overview, zone = 0 } = told;
      return { member: session.member, program, goods, account, events, overview: JSON.parse(overview) as Overview, zone, behind: session.clock.behind };
    } catch {
      return undefined;
    }
  }

  /** Shows the first prices that the worker tells of what was kept; where it fails there are none yet. */
  async show_ahead(ahead: Ahead, kept: Kept): Promise<void> {
    const { session } = this;
    const { worker } = ahead;
    const told = await in_time(ahead, kept);
    if (!told || session.disposed) return worker.terminate();
    this.begun = new RemoteCenter(worker);
    // Somebody looks at another time by now, of which these are not the prices.
    if (session.clock.travelling) return;
    session.together(() => {
      for (const [sku, text] of told.units) this.units.quotes.set(sku, JSON.parse(text) as Quote);
      if (told.cart !== undefined && session.chosen.lines.length > 0) this.cart.show_ahead(told.cart);
      session.changed("goods");
    });
  }

  /** The center that was kept: what is priced of it already stays. What this engine does not read is of another: the books are asked. */
  open_kept({ account, events, goods, program }: Kept): void {
    const { begun } = this;
    this.begun = undefined;
    try {
      if (this.session.pricing) this.units.forget();
      this.begin(program, account, begun);
      this.follow(goods, events);
    } catch {
      begun?.dispose();
    }
  }

  /** The worker is done without, if nobody has taken it over. */
  dispose(): void {
    this.keep_rest();
    this.begun?.dispose();
  }

  /** Shows what the books say: of the center that is open where it is that very one. */
  show(answers: Awaited<Answers>): void {
    const { heard } = this;
    this.heard = undefined;
    // It stands there already.
    if (answers === heard && this.session.pricing) return;
    const [program, goods, standing] = answers;
    this.session.clock.set(standing.now);
    if (this.is_open(program, standing.account)) this.follow(goods, standing.events);
    else this.open(program, goods, standing.account, standing.events);
  }

  open(program: Program, goods: Goods, account: Account, events: number): void {
    const { session } = this;
    // An answer may have overtaken another: what is shown already does not go back.
    if (!this.engine || session.disposed || (session.pricing && session.program === program && events < (this.follower?.events ?? 0))) return;
    this.begin(program, account);
    this.units.forget();
    this.follow(goods, events);
  }

  private begin(program: Program, account: Account, begun?: RemoteCenter): void {
    const { engine, session } = this;
    if (!engine) return begun?.dispose();
    const center = engine.open(program, account);
    const { budget = 8, elapsed = Date.now, worker } = session.options;
    session.pricing?.dispose();
    session.know(program, new Pricing(center, program, budget, elapsed, worker, begun));
    session.clock.notBefore(account.at ?? 0);
  }

  /** Asks the books for everything again. Throws nothing; whether they have answered. */
  async refresh(asked?: Answers): Promise<boolean> {
    const { books, session } = this;
    if (!books || session.disposed) return false;
    let answers: Awaited<Answers>;
    try {
      answers = await (asked ?? ask(books));
    } catch (error) {
      this.failed({ online: false }, error);
      return false;
    }
    if (session.disposed) return false;
    try {
      session.together(() => {
        session.past_of = past_of(books);
        this.show(answers);
        session.set_state({ phase: "ready", online: true });
      });
    } catch (error) {
      this.failed({ online: true }, error);
    }
    return true;
  }

  /** The session goes on with what it has. */
  failed(state: { readonly online?: boolean }, error: unknown): void {
    const { session } = this;
    if (!session.disposed) session.set_state({ ...state, phase: session.pricing ? "ready" : "failed", problem: session.sentence(state.online && is_loyalty_error(error) ? outdated() : error) });
  }

  /** Applies what has been booked elsewhere. */
  catch_up(): Promise<void> {
    return this.after((follower) => follower.catchUp());
  }

  apply(booked: Accepted): Promise<void> {
    return this.after((follower) => follower.apply(booked));
  }

  /** What is booked is booked, also where this page cannot follow it. Throws nothing. */
  private async after(follow: (follower: Follower) => Promise<void>): Promise<void> {
    const { follower, session } = this;
    if (!follower || session.disposed) return;
    try {
      await follow(follower);
      session.set_state({ online: true });
      session.together(() => {
        this.units.forget();
        session.show_member();
        void this.cart.price();
        this.units.price();
      });
    } catch (error) {
      // What its engine cannot apply the page asks for as it is; without the network, when that is back.
      if (is_loyalty_error(error) && error.name === "LoyaltyError" && error.code !== "no_answer") await this.refresh();
      else this.failed({ online: false }, error);
      return;
    }
    await this.keep();
  }

  /** The center that is open has this very program and account: it need not be opened again. */
  private is_open(program: Program, account: Account): boolean {
    const { pricing, program: own } = this.session;
    if (!pricing) return false;
    const same = program === own || JSON.stringify(program) === JSON.stringify(own);
    return same && JSON.stringify(account) === pricing.center.text.snapshot();
  }

  /** From here on what is booked is applied to the center that is open. */
  private follow(goods: Goods, events: number): void {
    const { session } = this;
    const apply = (event: Event) => {
      session.pricing?.apply(event);
      session.clock.notBefore(event.at);
      return { changes: [], sealed: event };
    };
    this.follower = this.books ? new Follower(this.books, { apply }, events) : undefined;
    if (JSON.stringify(goods) !== JSON.stringify(session.goods)) this.units.forget();
    session.together(() => {
      session.goods = goods;
      session.changed("goods");
      session.show_member();
      void this.cart.price();
      this.units.price();
    });
    // Long texts for a phone's storage: not before what was asked for is shown.
    this.unkept = true;
    session.later(() => this.keep_rest());
  }

  /** What is still to be kept for the next visit. */
  keep_rest(): void {
    if (this.unkept) void this.keep();
  }

  private async keep(): Promise<void> {
    this.unkept = false;
    const { follower } = this;
    const { clock, goods, member, overview, pricing, program, storage, zone } = this.session;
    if (!follower || !goods || !overview || !pricing || !program || clock.travelling) return;
    const kept: Kept = { member, program, goods, account: pricing.center.snapshot(), events: follower.events, overview, zone, behind: clock.behind };
    await keep_json(storage, "session", kept);
  }
}
