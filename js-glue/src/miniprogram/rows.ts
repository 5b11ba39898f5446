// A list whose rows come and go. A list that has become shorter is sent whole, as setData cannot take a row out; so the rows
// lie by their keys, and what is sent is the order of the keys and the one row.

/** In a template: wx:for="{{places}}" wx:for-item="place" wx:key="*this", and in it {{rows[place].name}}. */
export interface Rows<T> {
  readonly places: readonly string[];
  readonly rows: Readonly<Record<string, T>>;
}

/** The rows of a list by what they are of: `id` is theirs alone, and stays theirs. */
export function rowsOf<I, T>(list: readonly I[], id: (item: I) => string, show: (item: I) => T): Rows<T> {
  const places: string[] = [];
  const rows: Record<string, T> = {};
  for (const item of list) {
    const key = key_of(id(item));
    let place = key;
    for (let more = 2; place in rows; ++more) place = `${key}_${more}`;
    rows[place] = show(item);
    places.push(place);
  }
  return { places, rows };
}

/** As a path of setData names it: "6901-a.b" would be a number and a name in a name. */
const key_of = (id: string): string => `r${id.replace(/[^A-Za-z0-9]/g, (letter) => `_${letter.charCodeAt(0).toString(36)}_`)}`;
