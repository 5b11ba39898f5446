import type { Host } from "../host.js";
import { bytes } from "./bytes.js";
import { web_host, type WebOptions } from "./web.js";

export interface WorkerOptions extends WebOptions {
  /** The WebAssembly.Module that the page has compiled and posted: nothing is fetched. */
  module?: object;
}

/** Web Workers: a module is compiled once for the page and all of its workers, or fetched as a page does. */
export function worker_host(url: () => string, options: WorkerOptions): Host {
  if (!options.module) return web_host(url(), options, "worker");
  return { ...bytes({ source: options.module, ...(options.runtime && { runtime: options.runtime }) }), name: "worker:posted" };
}
