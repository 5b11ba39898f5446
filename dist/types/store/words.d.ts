/** The store's own sentences of one language: those with a figure in them. Titles and buttons are the page's. */
export type StoreSentences = Readonly<Record<string, string>>;
/** Sets figures into the store's sentences. */
export declare class StoreWords {
    private readonly sentences;
    /** Of several, a later one overrides what an earlier one says. */
    constructor(sentences: StoreSentences | readonly StoreSentences[]);
    /** A part in brackets is left out when a figure of it is missing. */
    tell(key: string, figures?: Readonly<Record<string, string | undefined>>): string;
}
