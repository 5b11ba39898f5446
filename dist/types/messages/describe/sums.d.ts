/** So many hours as days; nothing: they are no whole days, or one. */
export declare function whole_days(hours: number): number | undefined;
/** Figures of one kind for one thing, told as one: of an order's lines, of the lots that an exchange took. What does not have
    one is left out. */
export declare function summed(figures: Iterable<number | undefined>): number;
