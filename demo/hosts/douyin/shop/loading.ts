// The engine on Douyin, in the package that everybody has: TTWebAssembly since base library 2.34.0.0, .wasm.br since 2.92.0.0.
// Where it is absent, rejects or never answers, the same engine in JavaScript: in a common subpackage (since 2.86.1), which
// is fetched only then.

import * as parts from "../engine/index";

export type EnginePackage = typeof parts;
type FallbackPackage = { javascript(): ReturnType<EnginePackage["host"]> };

export const load_package = async (): Promise<EnginePackage> => parts;

const fallback = (): Promise<ReturnType<EnginePackage["host"]>> =>
  (require as unknown as { async(path: string): Promise<FallbackPackage> }).async("../fallback/javascript.js").then(({ javascript }) => javascript());

/** A module that does not come is given up after so many milliseconds; what stands for it may take longer. */
export const patience = 8000;

export const load_engine = (of: EnginePackage) =>
  of.loadEngine({ host: of.host(), timeout: patience }).catch(async () => of.loadEngine({ host: await fallback(), timeout: 0 }));
