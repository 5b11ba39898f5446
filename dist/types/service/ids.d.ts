/**
 * An id for an order or an event, made before it is sent: the time, and 60 bits by chance, in 21 characters or so.
 * `random` gives numbers from 0 to below 1.
 */
export declare function newId(prefix?: string, now?: number, random?: () => number): string;
