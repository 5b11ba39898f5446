import type { Quote, Totals } from "../types/index.js";

/** A quote as its text came from the engine: a tap wants its totals at once, and the other 40 kB are read afterwards. */
export class ToldQuote {
  private readonly text: string;
  private readonly known: { totals?: Totals; quote?: Quote } = {};

  constructor(text: string) {
    this.text = text;
  }

  /** Keys of canonical JSON are in order, and this is a quote's last one; in a string the quotes around it are escaped. */
  get totals(): Totals {
    const begin = this.text.lastIndexOf('"totals":{');
    return (this.known.totals ??= begin < 0 ? this.quote.totals : (JSON.parse(this.text.slice(begin + 9, -1)) as Totals));
  }

  get quote(): Quote {
    return (this.known.quote ??= JSON.parse(this.text) as Quote);
  }
}
