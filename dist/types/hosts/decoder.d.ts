/** For well-formed UTF-8, a byte order mark included; absent in old browsers. */
export declare function decoder(): ((bytes: Uint8Array) => string) | undefined;
