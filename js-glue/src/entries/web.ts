// For browsers: pages and workers, bundled or not.

import { entry_for } from "../engine.js";
import type { Host } from "../host.js";
import { web_host, type WebOptions } from "../hosts/web.js";

export * from "../index.js";
export type { WebOptions };

/** Pages and workers of a browser. */
export function web(options: WebOptions = {}): Host {
  // Bundlers know this form, and put the file where the page finds it.
  const url = options.url ?? new URL("./member-center.wasm", import.meta.url);
  return web_host(typeof url === "string" ? url : url.href, options);
}

export const { loadEngine, openMemberCenter } = entry_for(web);
