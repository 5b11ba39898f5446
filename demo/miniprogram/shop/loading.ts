// Gets the engine's subpackage, and the engine: by WXWebAssembly, else the same engine in JavaScript.

import { lang, words } from "./language";

type EnginePackage = typeof import("../engine/index");
type FallbackPackage = { javascript(): ReturnType<EnginePackage["host"]> };

let engine_package: Promise<EnginePackage> | undefined;

/** The subpackage: it is there already, or is fetched now. */
export function load_package(): Promise<EnginePackage> {
  engine_package = engine_package || (require as unknown as { async(path: string): Promise<EnginePackage> }).async("../engine/index.js");
  // What was not fetched is asked for again at the next call.
  engine_package.catch(() => (engine_package = undefined));
  return engine_package;
}

/** Files .wasm.br are read since base library 2.14.0. */
export function reads_brotli(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 2 || (major === 2 && minor >= 14);
}

/** The base library's version: getSystemInfoSync is there in all of them, its successor since 2.20.1. */
export function library_version(): string {
  const told = wx.getAppBaseInfo ? wx.getAppBaseInfo() : wx.getSystemInfoSync();
  return told.SDKVersion;
}

export interface Loaded {
  /** What runs: WebAssembly, or the engine in JavaScript. */
  readonly runs: "webassembly" | "javascript";
  /** Why it is not WebAssembly. */
  readonly because?: string;
}

export let loaded: Loaded | undefined;

const w = words({ library: "基础库" }, { library: "base library" });

/** A module that does not come is given up after so many milliseconds. */
export const patience = 8000;

export async function load_engine(parts: EnginePackage, timeout = patience) {
  let because = reads_brotli(library_version()) ? "" : `${w[lang()].library} ${library_version()}`;
  if (!because) {
    try {
      const engine = await parts.loadEngine({ host: parts.host(), timeout });
      loaded = { runs: "webassembly" };
      return engine;
    } catch (error) {
      because = String((error as Error).message);
    }
  }
  const { javascript } = await (require as unknown as { async(path: string): Promise<FallbackPackage> }).async("../fallback/javascript.js");
  const engine = await parts.loadEngine({ host: javascript(), timeout: 0 });
  loaded = { runs: "javascript", because };
  return engine;
}
