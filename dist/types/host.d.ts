import type { RawModule } from "./module.js";
/** Where the module comes from: a file of a mini-program, an address, bytes, or JavaScript instead of WebAssembly. */
export interface Host {
    /** Hosts of one name share one module: it is loaded once. */
    readonly name: string;
    /** Loads the module; called again only after it failed. */
    load(): Promise<RawModule>;
}
/** What mini-programs have instead of WebAssembly: it instantiates a file of the package by its path. */
export interface PathRuntime {
    instantiate(path: string, imports: object): PromiseLike<unknown>;
}
