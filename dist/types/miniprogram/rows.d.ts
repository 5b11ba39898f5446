/** In a template: wx:for="{{places}}" wx:for-item="place" wx:key="*this", and in it {{rows[place].name}}. */
export interface Rows<T> {
    readonly places: readonly string[];
    readonly rows: Readonly<Record<string, T>>;
}
/** The rows of a list by what they are of: `id` is theirs alone, and stays theirs. */
export declare function rowsOf<I, T>(list: readonly I[], id: (item: I) => string, show: (item: I) => T): Rows<T>;
