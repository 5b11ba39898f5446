/** What is used of WebAssembly. */
export interface StandardRuntime {
    instantiate(source: unknown, imports: object): PromiseLike<unknown>;
    instantiateStreaming?(response: unknown, imports: object): PromiseLike<unknown>;
}
/** The global WebAssembly; absent for instance in iOS's lockdown mode. */
export declare function standard(): StandardRuntime | undefined;
