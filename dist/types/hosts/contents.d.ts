/** The same bytes; an Error that names `place`, what came and the cure where they are no module. */
export declare function module_bytes(source: ArrayBuffer | Uint8Array, place: string): ArrayBuffer | Uint8Array;
