import type { PastOrder, PastRecords } from "../service/answers.js";
import type { Id, LedgerEntry, Overview } from "../types/index.js";
import type { Books } from "./books.js";

/** What lies before all that an overview shows. */
export type PastOf = "orders" | "records";

/** The books' own way to it, where they have one. */
type Reads = Pick<Books, "orders" | "records">;

/** How full an overview's ledger is before any record leaves it. */
const ledger_full = 60;

/**
 * What was read of the time before the overview: orders that are over, and older records. It goes on where the overview ends;
 * what leaves that meanwhile is read again when it is asked for.
 */
export class Past {
  private list: readonly PastOrder[] = [];
  private orders_older: boolean | undefined = undefined;
  /** Those that the overview had when orders were read. */
  private shown: readonly Id[] = [];
  /** The newest first, all of them down to the oldest; nothing: none were read. */
  private read_ledger: readonly LedgerEntry[] | undefined = undefined;
  private records_older = false;
  /** How often each was asked for: of two answers the later one counts. */
  private readonly asked = { orders: 0, records: 0 };

  /** Orders before those of the overview, the newest first. */
  orders(overview: Overview): readonly PastOrder[] {
    this.follow(overview);
    const there = new Set(overview.orders.map(({ id }) => id));
    return this.list.filter(({ order }) => !there.has(order.id));
  }

  /** The overview's records, and those before them that were read. */
  ledger(overview: Overview): readonly LedgerEntry[] {
    this.follow(overview);
    const { read_ledger } = this;
    return read_ledger ? joined(overview.ledger, read_ledger) : overview.ledger;
  }

  /** Whether there are more; nothing: nobody has asked yet. */
  older(of: PastOf, overview: Overview): boolean | undefined {
    this.follow(overview);
    if (of === "orders") return this.orders_older;
    return this.read_ledger ? this.records_older : overview.ledger.length >= ledger_full ? undefined : false;
  }

  /** Reads more of it. Throws what the books throw. */
  async read(of: PastOf, books: Reads, overview: () => Overview): Promise<void> {
    if (of === "orders") await this.read_orders(books, overview);
    else await this.read_records(books, overview);
  }

  private async read_orders(books: Reads, overview: () => Overview): Promise<void> {
    if (this.orders_older === false) return;
    const number = ++this.asked.orders, { list } = this;
    const told = await books.orders?.(list[list.length - 1]?.order.id);
    // Somebody has asked again, or what was read is gone, meanwhile.
    if (!told || this.asked.orders !== number || this.list !== list) return;
    this.list = [...list, ...told.orders];
    this.orders_older = told.older;
    this.shown = overview().orders.map(({ id }) => id);
  }

  private async read_records(books: Reads, overview: () => Overview): Promise<void> {
    const before = this.ledger(overview());
    const oldest = before[before.length - 1]?.fact.at ?? 0;
    const number = ++this.asked.records, kept = this.read_ledger !== undefined;
    // Of the oldest instant the overview may have a part; what was read has all of it.
    const told: PastRecords | undefined = await books.records?.(kept ? oldest - 1 : oldest);
    if (!told || this.asked.records !== number || (this.read_ledger !== undefined) !== kept) return;
    const upper = this.ledger(overview());
    this.read_ledger = [...upper.filter(({ fact }) => kept || (fact.at ?? 0) > oldest), ...told.records];
    this.records_older = told.older;
  }

  /** Nothing is to be missing between what the overview shows now and what was read. */
  private follow({ ledger, orders }: Overview): void {
    const there = new Set([...orders, ...this.list.map(({ order }) => order)].map(({ id }) => id));
    if (this.shown.some((id) => !there.has(id))) {
      this.list = [];
      this.shown = [];
      this.orders_older = undefined;
    } else if (this.orders_older !== undefined) {
      this.shown = orders.map(({ id }) => id);
    }
    const oldest = ledger[ledger.length - 1]?.fact.at ?? 0;
    if (this.read_ledger && oldest >= (this.read_ledger[0]?.fact.at ?? 0) && ledger.length >= ledger_full) this.read_ledger = undefined;
    else if (this.read_ledger) this.read_ledger = joined(ledger, this.read_ledger);
  }
}

/** Of the overview's what came after its oldest instant, of which it may have a part; the rest of what was read. */
function joined(ledger: readonly LedgerEntry[], read: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const oldest = ledger[ledger.length - 1]?.fact.at ?? 0;
  return [...ledger.filter(({ fact }) => (fact.at ?? 0) > oldest), ...read.filter(({ fact }) => (fact.at ?? 0) <= oldest)];
}
