import type { Host } from "../host.js";
import { type NodeOptions } from "../hosts/node.js";
export * from "../index.js";
export type { NodeOptions };
/** Node, 18 or later. */
export declare function node(options?: NodeOptions): Host;
export declare const loadEngine: (options?: import("./miniprogram.js").LoadOptions) => Promise<import("./miniprogram.js").Engine>, openMemberCenter: (options: import("./miniprogram.js").OpenOptions) => Promise<import("./miniprogram.js").MemberCenter>;
