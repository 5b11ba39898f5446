/** The names that a program gives its levels, offers, cards, ...: of every object in it with `id` and `name`. */
export declare function names_in(program: unknown): (id: string) => string;
