// For Node, CommonJS and ES modules.

import { entry_for } from "../engine.js";
import type { Host } from "../host.js";
import { node_host, type NodeOptions } from "../hosts/node.js";

export * from "../index.js";
export type { NodeOptions };

/** Node, 18 or later. */
export function node(options: NodeOptions = {}): Host {
  return node_host(options);
}

export const { loadEngine, openMemberCenter } = entry_for(node);
