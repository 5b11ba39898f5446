// WebAssembly as the standard has it: browsers, workers, Node.

/** What is used of WebAssembly. */
export interface StandardRuntime {
  instantiate(source: unknown, imports: object): PromiseLike<unknown>;
  instantiateStreaming?(response: unknown, imports: object): PromiseLike<unknown>;
}

declare const WebAssembly: StandardRuntime | undefined;

/** The global WebAssembly; absent for instance in iOS's lockdown mode. */
export function standard(): StandardRuntime | undefined {
  return typeof WebAssembly === "object" ? WebAssembly : undefined;
}
