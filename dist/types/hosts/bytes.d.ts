import type { Host } from "../host.js";
import { type StandardRuntime } from "./standard.js";
export interface BytesOptions {
    /** The contents of member-center.wasm, or the WebAssembly.Module compiled of them. */
    source: unknown;
    /** WebAssembly, unless it is the global one. */
    runtime?: StandardRuntime;
}
/**
 * Whoever has the module already: a worker to which the page has posted it, a page of Alipay's with the bytes in
 * base64, an app that keeps its files itself.
 */
export declare function bytes(options: BytesOptions): Host;
