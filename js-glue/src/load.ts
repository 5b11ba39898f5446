import { LoyaltyError, reason_of } from "./error.js";
import type { Host } from "./host.js";
import type { RawModule } from "./module.js";

declare const setTimeout: ((run: () => void, ms: number) => unknown) | undefined;
declare const clearTimeout: (timer: unknown) => void;

export interface LoadOptions {
  /** Where the module comes from. */
  host?: Host;
  /** Tried when `host` fails or takes too long; a function is called only then. */
  fallback?: Host | (() => Host | PromiseLike<Host>);
  /** How long each of them may take, in milliseconds; 0: as long as it likes. Default 10000. */
  timeout?: number;
}

const default_timeout_ms = 10000;

/** What was asked for, by the host's name. */
const modules = new Map<string, Promise<RawModule>>();
/** The modules that run, and the names of their hosts. */
const running = new Map<RawModule, string>();

/** The host's module, loaded once. What failed is forgotten, so that a page can try again. */
export function load_module(host: Host, timeout = default_timeout_ms): Promise<RawModule> {
  const known = modules.get(host.name);
  if (known) return known;
  const loading = in_time(host, timeout).then(
    (module) => {
      running.set(module, host.name);
      return module;
    },
    (error: unknown) => {
      modules.delete(host.name);
      throw error instanceof LoyaltyError ? error : failed(host, error);
    },
  );
  modules.set(host.name, loading);
  return loading;
}

/** The module of `host`, or of `fallback` where that is given and `host` fails, or there is none. */
export async function load_either(host: () => Host, options: LoadOptions): Promise<RawModule> {
  try {
    return await load_module(host(), options.timeout);
  } catch (error) {
    const { fallback } = options;
    if (!fallback) throw error;
    return load_module(typeof fallback === "function" ? await fallback() : fallback, options.timeout);
  }
}

/** A module that has trapped is not asked again, and the next center gets a new one. */
export function mark_stopped(module: RawModule): void {
  const name = running.get(module);
  running.delete(module);
  if (name !== undefined) modules.delete(name);
}

export function has_stopped(module: RawModule): boolean {
  return !running.has(module);
}

function in_time(host: Host, timeout: number): Promise<RawModule> {
  const loading = new Promise<RawModule>((settle) => settle(host.load()));
  if (!timeout || typeof setTimeout !== "function") return loading;
  const start = setTimeout;
  return new Promise((resolve, reject) => {
    const timer = start(() => {
      reject(new LoyaltyError({ code: "module_timeout", at: "", details: { host: host.name, ms: timeout } }));
    }, timeout);
    const stop = (): void => clearTimeout(timer);
    loading.then(stop, stop);
    loading.then(resolve, reject);
  });
}

function failed(host: Host, cause: unknown): LoyaltyError {
  return new LoyaltyError({ code: "module_not_loaded", at: "", details: { host: host.name, reason: reason_of(cause) } });
}
