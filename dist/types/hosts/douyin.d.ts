import type { Host, PathRuntime } from "../host.js";
import { type PathOptions } from "./path.js";
export interface DouyinOptions extends PathOptions {
    /** TTWebAssembly, unless it is the global one. */
    runtime?: PathRuntime;
}
/**
 * Douyin mini-programs: TTWebAssembly since base library 2.34.0.0, files `.wasm.br` since 2.92.0.0. The path begins
 * with "/": any other would be looked for in the folder of the page.
 */
export declare function douyin(options?: DouyinOptions): Host;
/** Whether this is Douyin's. */
export declare function is_douyin(): boolean;
