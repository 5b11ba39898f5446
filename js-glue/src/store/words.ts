import { tell_sentence } from "../messages/sentences.js";

/** The store's own sentences of one language: those with a figure in them. Titles and buttons are the page's. */
export type StoreSentences = Readonly<Record<string, string>>;

/** Sets figures into the store's sentences. */
export class StoreWords {
  private readonly sentences: Readonly<Record<string, StoreSentences>>;

  /** Of several, a later one overrides what an earlier one says. */
  constructor(sentences: StoreSentences | readonly StoreSentences[]) {
    this.sentences = { page: Object.assign({}, ...(Array.isArray(sentences) ? sentences : [sentences])) as StoreSentences };
  }

  /** A part in brackets is left out when a figure of it is missing. */
  tell(key: string, figures: Readonly<Record<string, string | undefined>> = {}): string {
    return tell_sentence(this.sentences, "page", key, (name) => figures[name]) ?? key;
  }
}
