import type { Host, PathRuntime } from "../host.js";
import { absolute, default_path, path_host, type PathOptions } from "./path.js";

declare const WXWebAssembly: PathRuntime | undefined;

export interface WeappOptions extends PathOptions {
  /** WXWebAssembly, unless it is the global one. */
  runtime?: PathRuntime;
}

/**
 * WeChat mini-programs, pages and workers: WXWebAssembly since base library 2.13.0, files `.wasm.br` since 2.14.0.
 * The path begins with "/". A worker's module lies outside the worker's folder.
 */
export function weapp(options: WeappOptions = {}): Host {
  const path = absolute(options.path ?? default_path);
  return path_host("weapp", "WXWebAssembly", path, () => options.runtime ?? global());
}

/** Whether this is WeChat's. */
export function is_weapp(): boolean {
  return global() !== undefined;
}

function global(): PathRuntime | undefined {
  return typeof WXWebAssembly === "object" ? WXWebAssembly : undefined;
}
