/** The sentences of a language: group, key, sentence (messages/README.md has its form). */
export type Sentences = Readonly<Record<string, Readonly<Record<string, string>>>>;
/** What stands for a name in a sentence, told in a format ("" for as it is); undefined when it is not given. */
export type Telling = (name: string, format: string) => string | undefined;
/** A sentence as it was told; `whole` is false when a detail is missing outside of brackets. */
export interface Told {
    readonly text: string;
    readonly whole: boolean;
}
/** A sentence with its details set in; undefined without such a sentence. */
export declare function tell_sentence(sentences: Sentences, group: string, key: string, telling: Telling): string | undefined;
/** The same, with whether it is whole. */
export declare function told_sentence(sentences: Sentences, group: string, key: string, telling: Telling): Told | undefined;
/** A member of an object's own: words come from outside, and "constructor" is none. */
export declare function own<T>(object: Readonly<Record<string, T>> | undefined, key: string): T | undefined;
