import type { Host, PathRuntime } from "../host.js";
import { absolute, default_path, path_host, type PathOptions } from "./path.js";

declare const MYWebAssembly: PathRuntime | undefined;

export interface AlipayOptions extends PathOptions {
  /** MYWebAssembly, unless it is the global one. */
  runtime?: PathRuntime;
}

/**
 * Alipay mini-programs, in a Worker: MYWebAssembly since base library 2.9.7 and client 10.5.60. The path begins with
 * "/". Pages have no MYWebAssembly: they ask the worker, or take the JavaScript fallback.
 */
export function alipay(options: AlipayOptions = {}): Host {
  const path = absolute(options.path ?? default_path);
  return path_host("alipay", "MYWebAssembly, in a Worker", path, () => options.runtime ?? global());
}

/** Whether this is a worker of Alipay's. */
export function is_alipay(): boolean {
  return global() !== undefined;
}

function global(): PathRuntime | undefined {
  return typeof MYWebAssembly === "object" ? MYWebAssembly : undefined;
}
