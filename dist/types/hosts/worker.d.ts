import type { Host } from "../host.js";
import { type WebOptions } from "./web.js";
export interface WorkerOptions extends WebOptions {
    /** The WebAssembly.Module that the page has compiled and posted: nothing is fetched. */
    module?: object;
}
/** Web Workers: a module is compiled once for the page and all of its workers, or fetched as a page does. */
export declare function worker_host(url: () => string, options: WorkerOptions): Host;
