import type { Host } from "../host.js";
import { type WebOptions } from "../hosts/web.js";
export * from "../index.js";
export type { WebOptions };
/** Pages and workers of a browser. */
export declare function web(options?: WebOptions): Host;
export declare const loadEngine: (options?: import("./miniprogram.js").LoadOptions) => Promise<import("./miniprogram.js").Engine>, openMemberCenter: (options: import("./miniprogram.js").OpenOptions) => Promise<import("./miniprogram.js").MemberCenter>;
