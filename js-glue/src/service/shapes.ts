// What the service's answers are known by. A gateway says 200 and JSON, too, where nothing has come to the service: of what has
// another shape nothing is used.

type Told = Readonly<Record<string, any>>;
/** Whether it is an answer of this kind. */
export type Shape = (told: Told) => boolean;

const is_object = (given: unknown): given is Told => typeof given === "object" && given !== null;
const all = (given: unknown, is: Shape): boolean => Array.isArray(given) && given.every((one) => is_object(one) && is(one));

export const is_program: Shape = ({ id, version }) => typeof id === "string" && typeof version === "number";
export const is_goods: Shape = ({ goods }) => all(goods, ({ sku }) => typeof sku === "string");
export const is_standing: Shape = ({ account, events, now }) => is_object(account) && typeof events === "number" && typeof now === "number";
export const is_overview: Shape = ({ at, member }) => typeof at === "number" && is_object(member);
export const is_booked: Shape = ({ events, sealed }) => typeof events === "number" && is_object(sealed) && typeof sealed.id === "string";
export const is_log: Shape = ({ events }) => all(events, is_booked);
export const is_past_orders: Shape = ({ older, orders }) => typeof older === "boolean" && all(orders, ({ held, order }) => is_object(held) && is_object(order));
export const is_past_records: Shape = ({ older, records }) => typeof older === "boolean" && all(records, ({ fact }) => is_object(fact));
export const is_quote: Shape = ({ receipt, totals }) => is_object(receipt) && is_object(totals);
export const is_preview: Shape = ({ changes, overview }) => Array.isArray(changes) && is_object(overview);
export const is_problem: Shape = ({ at, code, details, title }) => [at, code, title].every((one) => typeof one === "string") && is_object(details);

/** A text's JSON, if it is of this shape. */
export function told_as<T>(text: string, is: Shape): T | undefined {
  try {
    const told: unknown = JSON.parse(text);
    return is_object(told) && is(told) ? (told as T) : undefined;
  } catch {
    return undefined;
  }
}
