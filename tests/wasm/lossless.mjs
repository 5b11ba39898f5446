// JSON without the loss of JSON.parse: numbers keep their digits, members their order, doubles their place.

/** A number as it was written. */
export class Digits {
  constructor(text) {
    this.text = text;
  }
}

const token = /\s*(?:([{}[\],:])|("(?:[^"\\]|\\.)*")|(-?\d[\d.eE+-]*)|(true|false|null))\s*/y;

/** Objects become Maps. */
export function parse(text) {
  token.lastIndex = 0;
  const next = () => {
    const found = token.exec(text);
    if (!found) throw new Error(`no JSON at ${token.lastIndex}`);
    return found;
  };
  const value = ([, mark, string, number, word]) => {
    if (string !== undefined) return JSON.parse(string);
    if (number !== undefined) return new Digits(number);
    if (word !== undefined) return JSON.parse(word);
    const object = mark === '{', all = object ? new Map() : [];
    for (let found = next(); found[1] !== (object ? '}' : ']'); found = next()) {
      if (found[1] === ',') found = next();
      if (!object) {
        all.push(value(found));
      } else {
        next();
        all.set(JSON.parse(found[2]), value(next()));
      }
    }
    return all;
  };
  return value(next());
}

/** Without spaces; members in order if `sorted`. */
export function stringify(value, sorted = false) {
  if (value instanceof Digits) return value.text;
  if (Array.isArray(value)) return `[${value.map((v) => stringify(v, sorted)).join(',')}]`;
  if (!(value instanceof Map)) return JSON.stringify(value);
  const members = [...value];
  // Names of members and ids are ASCII.
  if (sorted) members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, v]) => `${JSON.stringify(key)}:${stringify(v, sorted)}`).join(',')}}`;
}
