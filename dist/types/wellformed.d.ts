/**
 * Refuses what would not arrive as it is: half a surrogate pair swallows its neighbour on the way to UTF-8, and a text
 * longer than the engine reads would be copied for nothing.
 */
export declare function check_text(text: string, at?: string): void;
/** JSON of an object that came from outside, checked. */
export declare function text_of(value: unknown, at?: string): string;
