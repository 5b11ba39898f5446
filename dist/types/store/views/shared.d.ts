/** As `now` says, of `before`'s own parts as far as they are alike. */
export declare function shared<T>(before: unknown, now: T): T;
