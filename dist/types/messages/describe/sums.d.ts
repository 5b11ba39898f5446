/** Figures of one kind for one thing, told as one: of an order's lines, of the lots that an exchange took. What does not have
    one is left out. */
export declare function summed(figures: Iterable<number | undefined>): number;
