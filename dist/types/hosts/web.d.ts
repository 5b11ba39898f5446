import type { Host } from "../host.js";
import { type StandardRuntime } from "./standard.js";
export interface WebOptions {
    /** Where member-center.wasm is; where the package's own file is served unless given. */
    url?: string | {
        readonly href: string;
    };
    /** Compile while it arrives, where the browser can and the server says application/wasm. Default true. */
    streaming?: boolean;
    /** WebAssembly, unless it is the global one. */
    runtime?: StandardRuntime;
    /** The WebAssembly.Module, compiled before the scripts were there or posted by the page, or its promise: nothing is fetched. */
    module?: object | PromiseLike<object>;
}
/**
 * Pages and workers of a browser. A Content-Security-Policy needs `script-src 'wasm-unsafe-eval'`, and a `connect-src`
 * with the address.
 */
export declare function web_host(url: string, options: WebOptions, kind?: string): Host;
