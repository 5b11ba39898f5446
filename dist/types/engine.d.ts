import { MemberCenter } from "./center.js";
import type { Host } from "./host.js";
import { type LoadOptions } from "./load.js";
import type { RawModule } from "./module.js";
import type { Account, Program } from "./types/index.js";
/** A program or an account: an object, or its JSON text as it came from the server. */
type Given<T> = T | string;
export interface OpenOptions extends LoadOptions {
    /** The merchant's rules. */
    program: Given<Program>;
    /** The member; absent: a new one. */
    account?: Given<Account>;
}
/** A loaded engine: opens centers without waiting. */
export declare class Engine {
    /** Its name and version. Quotes of another version are verified where the number of the rules is the same. */
    readonly version: string;
    private readonly module;
    /** Made by loadEngine. */
    constructor(module: RawModule);
    /** A center of this program and account; throws LoyaltyError with every problem of both. */
    open(program: Given<Program>, account?: Given<Account>): MemberCenter;
}
/** What an entry of the package offers, with the host it takes where none is given. */
export interface Entry {
    /** Loads the engine, once per host. */
    loadEngine(options?: LoadOptions): Promise<Engine>;
    /** Loads the engine, once per host, and opens a center. */
    openMemberCenter(options: OpenOptions): Promise<MemberCenter>;
}
export declare function entry_for(default_host: () => Host): Entry;
export {};
