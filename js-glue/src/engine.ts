import type { Opened } from "./answers.js";
import { MemberCenter } from "./center.js";
import type { Host } from "./host.js";
import { load_either, type LoadOptions } from "./load.js";
import type { RawModule } from "./module.js";
import { TextCenter } from "./text_center.js";
import type { Account, Program } from "./types/index.js";
import { text_of } from "./wellformed.js";

/** A program or an account: an object, or its JSON text as it came from the server. */
type Given<T> = T | string;

export interface OpenOptions extends LoadOptions {
  /** The merchant's rules. */
  program: Given<Program>;
  /** The member; absent: a new one. */
  account?: Given<Account>;
}

/** A loaded engine: opens centers without waiting. */
export class Engine {
  /** Its name and version. Quotes of another version are verified where the number of the rules is the same. */
  readonly version: string;
  private readonly module: RawModule;

  /** Made by loadEngine. */
  constructor(module: RawModule) {
    this.module = module;
    this.version = module.version();
    Object.freeze(this);
  }

  /** A center of this program and account; throws LoyaltyError with every problem of both. */
  open(program: Given<Program>, account?: Given<Account>): MemberCenter {
    const text = new TextCenter(this.module);
    try {
      const opened = text.open(json(program, "/program"), account === undefined ? "" : json(account, "/account"));
      return new MemberCenter(text, JSON.parse(opened) as Opened);
    } catch (error) {
      text.dispose();
      throw error;
    }
  }
}

function json(given: object | string, at: string): string {
  return typeof given === "string" ? given : text_of(given, at);
}

/** What an entry of the package offers, with the host it takes where none is given. */
export interface Entry {
  /** Loads the engine, once per host. */
  loadEngine(options?: LoadOptions): Promise<Engine>;
  /** Loads the engine, once per host, and opens a center. */
  openMemberCenter(options: OpenOptions): Promise<MemberCenter>;
}

export function entry_for(default_host: () => Host): Entry {
  const loadEngine = async (options: LoadOptions = {}): Promise<Engine> =>
    new Engine(await load_either(() => options.host ?? default_host(), options));
  return {
    loadEngine,
    openMemberCenter: async (options = {} as OpenOptions) => (await loadEngine(options)).open(options.program, options.account),
  };
}
