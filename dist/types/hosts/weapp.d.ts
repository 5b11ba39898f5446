import type { Host, PathRuntime } from "../host.js";
import { type PathOptions } from "./path.js";
export interface WeappOptions extends PathOptions {
    /** WXWebAssembly, unless it is the global one. */
    runtime?: PathRuntime;
}
/**
 * WeChat mini-programs, pages and workers: WXWebAssembly since base library 2.13.0, files `.wasm.br` since 2.14.0.
 * The path begins with "/". A worker's module lies outside the worker's folder.
 */
export declare function weapp(options?: WeappOptions): Host;
/** Whether this is WeChat's. */
export declare function is_weapp(): boolean;
