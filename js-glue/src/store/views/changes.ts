import type { StoreWords } from "../words.js";
import type { CartLineView, CartView, StepView } from "./cart.js";

/** What is another now than a page has shown: a thing's price, an offer, delivery, the sum. */
export interface ChangeRow {
  readonly name: string;
  /** Nothing: it was not there. */
  readonly before?: string;
  /** Nothing: it is not there any more. */
  readonly now?: string;
}

/** Field by field, what of a cart has changed between two times that it was shown. */
export function changes_between(before: CartView, now: CartView, words: StoreWords): readonly ChangeRow[] {
  const rows: ChangeRow[] = [];
  const add = (name: string, was: string | undefined, is: string | undefined) => {
    if (was !== is) rows.push({ name, ...(was !== undefined && { before: was }), ...(is !== undefined && { now: is }) });
  };
  for (const line of before.lines) {
    const own = now.lines.find(({ sku }) => sku === line.sku);
    add(line.name, unit_of(line), own && unit_of(own));
  }
  const was = offers(before.price?.steps), is = offers(now.price?.steps);
  for (const [name, text] of was) add(name, text, is.get(name));
  for (const [name, text] of is) if (!was.has(name)) add(name, undefined, text);
  add(words.tell("field_fee"), before.price?.fee?.text, now.price?.fee?.text);
  add(words.tell("field_payable"), before.price?.payable.text, now.price?.payable.text);
  return rows;
}

/** What one unit costs before offers: by a run, where the line is at its price. */
const unit_of = ({ gone, run, unit }: CartLineView): string | undefined => (gone ? undefined : (run ?? unit).text);

function offers(steps: readonly StepView[] = []): ReadonlyMap<string, string> {
  // Of two prices of one kind, each by whose it is.
  return new Map(steps.map(({ amount, kind, name, stage }) => [stage === "price" && kind ? `${name} ${kind}` : name, `−${amount.text}`]));
}
