// For browsers: pages and workers, bundled or not.

import { entry_for } from "../engine.js";
import type { Host } from "../host.js";
import { web_host, type WebOptions } from "../hosts/web.js";
import { worker_host, type WorkerOptions } from "../hosts/worker.js";

export * from "../index.js";
export type { WebOptions, WorkerOptions };

/** Pages of a browser. */
export function web(options: WebOptions = {}): Host {
  return web_host(address(options), options);
}

/** Web Workers. One whose script is no file of the server's, a `blob:`, has to be given `url` or `module`. */
export function worker(options: WorkerOptions = {}): Host {
  return worker_host(() => address(options), options);
}

function address({ url }: WebOptions): string {
  const found = url ?? beside();
  return typeof found === "string" ? found : found.href;
}

/** Nothing in scripts that are no modules, into which bundlers put no address. */
function beside(): { readonly href: string } | string {
  try {
    // Bundlers know this form, and put the file where the page finds it.
    return new URL("./member-center.wasm", import.meta.url);
  } catch {
    return "";
  }
}

export const { loadEngine, openMemberCenter } = entry_for(web);
