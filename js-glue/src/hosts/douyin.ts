import type { Host, PathRuntime } from "../host.js";
import { absolute, default_path, path_host, type PathOptions } from "./path.js";

declare const TTWebAssembly: PathRuntime | undefined;

export interface DouyinOptions extends PathOptions {
  /** TTWebAssembly, unless it is the global one. */
  runtime?: PathRuntime;
}

/**
 * Douyin mini-programs: TTWebAssembly since base library 2.34.0.0, files `.wasm.br` since 2.92.0.0. The path begins
 * with "/": any other would be looked for in the folder of the page.
 */
export function douyin(options: DouyinOptions = {}): Host {
  const path = absolute(options.path ?? default_path);
  return path_host("douyin", "TTWebAssembly", path, () => options.runtime ?? global());
}

/** Whether this is Douyin's. */
export function is_douyin(): boolean {
  return global() !== undefined;
}

function global(): PathRuntime | undefined {
  return typeof TTWebAssembly === "object" ? TTWebAssembly : undefined;
}
