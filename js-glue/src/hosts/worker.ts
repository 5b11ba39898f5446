import type { Host } from "../host.js";
import { web_host, type WebOptions } from "./web.js";

export type WorkerOptions = WebOptions;

/** Web Workers: a module is compiled once for the page and all of its workers, or fetched as a page does. */
export function worker_host(url: () => string, options: WorkerOptions): Host {
  return options.module ? web_host("posted", options, "worker") : web_host(url(), options, "worker");
}
