import type { Host } from "../host.js";
import { type WebOptions } from "../hosts/web.js";
import { type WorkerOptions } from "../hosts/worker.js";
export * from "../index.js";
export type { WebOptions, WorkerOptions };
/** Pages of a browser. */
export declare function web(options?: WebOptions): Host;
/** Web Workers. One whose script is no file of the server's, a `blob:`, has to be given `url`, from the origin, or `module`. */
export declare function worker(options?: WorkerOptions): Host;
export declare const loadEngine: (options?: import("./web.js").LoadOptions) => Promise<import("./web.js").Engine>, openMemberCenter: (options: import("./web.js").OpenOptions) => Promise<import("./web.js").MemberCenter>;
