import type { Host } from "../host.js";
import { type WebOptions } from "./web.js";
export type WorkerOptions = WebOptions;
/** Web Workers: a module is compiled once for the page and all of its workers, or fetched as a page does. */
export declare function worker_host(url: () => string, options: WorkerOptions): Host;
