import type { Host } from "../host.js";
import { type NodeOptions } from "../hosts/node.js";
export * from "../index.js";
export type { NodeOptions };
/** Node, 18 or later. */
export declare function node(options?: NodeOptions): Host;
export declare const loadEngine: (options?: import("./web.js").LoadOptions) => Promise<import("./web.js").Engine>, openMemberCenter: (options: import("./web.js").OpenOptions) => Promise<import("./web.js").MemberCenter>;
