import type { Host } from "./host.js";
import type { RawModule } from "./module.js";
export interface LoadOptions {
    /** Where the module comes from. */
    host?: Host;
    /** Tried when `host` fails or takes too long; a function is called only then. */
    fallback?: Host | (() => Host | PromiseLike<Host>);
    /** How long each of them may take, in milliseconds; 0: as long as it likes. Default 10000. */
    timeout?: number;
}
/** The host's module, loaded once. What failed is forgotten, so that a page can try again. */
export declare function load_module(host: Host, timeout?: number): Promise<RawModule>;
/** The module of `host`, or of `fallback` where that is given and `host` fails, or there is none. */
export declare function load_either(host: () => Host, options: LoadOptions): Promise<RawModule>;
/** A module that has trapped is not asked again, and the next center gets a new one. */
export declare function mark_stopped(module: RawModule): void;
export declare function has_stopped(module: RawModule): boolean;
