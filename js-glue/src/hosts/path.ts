// Mini-programs read the module themselves, by its path in the package.

import createModule from "glue:wasm";
import { LoyaltyError } from "../error.js";
import type { Host, PathRuntime } from "../host.js";
import { startModule } from "../module.js";
import { absent } from "./absent.js";

/** Where 构建 npm puts the module. */
export const default_path = "/miniprogram_npm/member-center/member-center.wasm.br";

export interface PathOptions {
  /** The module in the mini-program's package, from its root: "/vendor/member-center.wasm.br". */
  path?: string;
}

/** A host that instantiates by path; `runtime` is asked for only when the module is loaded. */
export function path_host(name: string, needs: string, path: string, runtime: () => PathRuntime | undefined): Host {
  return {
    name: `${name}:${path}`,
    load() {
      const found = runtime();
      if (!found) throw absent(name, needs);
      return startModule(createModule, (imports) => found.instantiate(path, imports));
    },
  };
}

/** The path itself. One that begins elsewhere than at the root is looked for in the folder of the page, or nowhere. */
export function absolute(path: string): string {
  if (path.charAt(0) !== "/") throw new LoyaltyError({ code: "path_not_absolute", at: "", details: { path } });
  return path;
}
