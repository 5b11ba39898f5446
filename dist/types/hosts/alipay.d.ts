import type { Host, PathRuntime } from "../host.js";
import { type PathOptions } from "./path.js";
export interface AlipayOptions extends PathOptions {
    /** MYWebAssembly, unless it is the global one. */
    runtime?: PathRuntime;
}
/**
 * Alipay mini-programs, in a Worker: MYWebAssembly since base library 2.9.7 and client 10.5.60. The path begins with
 * "/". Pages have no MYWebAssembly: they ask the worker, or take the JavaScript fallback.
 */
export declare function alipay(options?: AlipayOptions): Host;
/** Whether this is a worker of Alipay's. */
export declare function is_alipay(): boolean;
