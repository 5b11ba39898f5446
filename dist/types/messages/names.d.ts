/**
 * What a program calls the thing of an id: the name in its table `names`, else that of the object in it with that `id` (of
 * an action: with that `kind`); undefined when there is none.
 */
export declare function names_in(program: unknown): (id: string) => string | undefined;
