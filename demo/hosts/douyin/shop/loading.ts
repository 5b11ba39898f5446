// The engine on Douyin, in the package that everybody has: TTWebAssembly since base library 2.34.0.0, .wasm.br since 2.92.0.0.

import * as parts from "../engine/index";

export type EnginePackage = typeof parts;

export const load_package = async (): Promise<EnginePackage> => parts;

export const load_engine = (of: EnginePackage) => of.loadEngine({ host: of.host(), timeout: 8000 });
