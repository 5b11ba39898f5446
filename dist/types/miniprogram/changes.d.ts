/** Paths of setData, and what is there now: {"cart.price.payable.text": "¥12.00", "cart.lines[2].quantity": 3}. */
export type Changes = Record<string, unknown>;
/**
 * What leads from one value to another at a path. Lists go by their places: one that has become shorter is sent whole, as
 * is anything whose parts would be longer. What is gone becomes null: setData takes nothing away.
 */
export declare function changes(before: unknown, after: unknown, path: string): Changes;
/**
 * The value with its changes: what `changes` has told of, at another place. Parts that no path leads to are those of before,
 * so that whoever compares by identity sees what is new. What is gone is gone.
 */
export declare function applied(before: unknown, found: Changes, path: string): unknown;
