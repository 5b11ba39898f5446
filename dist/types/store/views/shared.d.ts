/** As `now` says, of `before`'s own parts as far as they are alike. What has none of them is `now`'s own, and no copy: whoever
    made it knows it again. */
export declare function shared<T>(before: unknown, now: T): T;
/** A view with getters: what they tell is made when somebody looks at it, and not to be compared. */
export declare function made_later<T extends object>(view: T): T;
