/** One engine in the module's memory. Texts are JSON; `refused` says whether the last answer was an error. */
export interface RawCenter {
    open(program: string, account: string): string;
    overview(request: string): string;
    quote(cart: string): string;
    preview(event: string): string;
    apply(event: string): string;
    snapshot(): string;
    clock(request: string): string;
    verify(request: string): string;
    refused(): boolean;
    /** Gives its memory back. */
    delete(): void;
}
/** A module that runs. */
export interface RawModule {
    readonly Center: new () => RawCenter;
    version(): string;
    /** What C++ and the texts on their way have of the memory now, in decimal digits. */
    bytesInUse(): string;
    /** In bytes; there when a call has ended because there was no memory for it, until it is deleted here. */
    shortage?: {
        readonly wanted: number;
        readonly in_use: number;
    };
    /** Gives back what such a call has taken. False when it was changing a center, which is gone with it. */
    recover(): boolean;
}
/** Functions and memory that the module asks of its host. */
export type Imports = Record<string, Record<string, unknown>>;
/** A module come to life: what instantiation gives everywhere. */
export interface Instance {
    readonly exports: unknown;
}
/** Well-formed UTF-8 to a text. */
export type Decode = (bytes: Uint8Array) => string;
interface CreateOptions {
    /** Where the host has one; the module brings its own. */
    decode?: Decode | undefined;
    instantiateWasm?(imports: Imports, receive: (instance: Instance) => void): object;
}
/** emcc's factory. */
export type CreateModule = (options: CreateOptions) => PromiseLike<RawModule>;
/**
 * Runs the factory with the host's own way to instantiate. The factory alone would wait for ever for an instance that
 * never comes.
 */
export declare function startModule(create: CreateModule, instantiate: (imports: Imports) => PromiseLike<unknown>, decode?: Decode): Promise<RawModule>;
export {};
