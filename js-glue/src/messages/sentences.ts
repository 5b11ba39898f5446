/** The sentences of a language: group, key, sentence (messages/README.md has its form). */
export type Sentences = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What stands for a name in a sentence, told in a format ("" for as it is); undefined when it is not given. */
export type Telling = (name: string, format: string) => string | undefined;

const placeholder = /\[([^\]]*)\]|\{(\w+)(?::(\w+)|\|([^|}]*)\|([^}]*))?\}/g;

/** A sentence as it was told; `whole` is false when a detail is missing outside of brackets. */
export interface Told {
  readonly text: string;
  readonly whole: boolean;
}

/** A sentence with its details set in; undefined without such a sentence. */
export function tell_sentence(sentences: Sentences, group: string, key: string, telling: Telling): string | undefined {
  return told_sentence(sentences, group, key, telling)?.text;
}

/** The same, with whether it is whole. */
export function told_sentence(sentences: Sentences, group: string, key: string, telling: Telling): Told | undefined {
  const sentence = own(own(sentences, group), key);
  return sentence === undefined ? undefined : fill(sentence, telling);
}

function fill(sentence: string, telling: Telling): Told {
  let whole = true;
  const text = sentence.replace(placeholder, (_all, part?: string, name?: string, format?: string, one?: string, many?: string) => {
    if (part !== undefined) {
      const filled = fill(part, telling);
      return filled.whole ? filled.text : "";
    }
    const value = telling(name as string, format ?? "");
    if (value === undefined) whole = false;
    if (value === undefined || one === undefined) return value ?? "";
    return value === "1" ? one : (many as string);
  });
  return { text, whole };
}

/** A member of an object's own: words come from outside, and "constructor" is none. */
export function own<T>(object: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return object && Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined;
}
