import createModule from "glue:wasm";
import type { Host } from "../host.js";
import { reason_of } from "../error.js";
import { startModule } from "../module.js";
import { absent } from "./absent.js";
import { module_bytes } from "./contents.js";
import { decoder } from "./decoder.js";
import { standard, type StandardRuntime } from "./standard.js";

interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  clone(): Answer;
  arrayBuffer(): Promise<ArrayBuffer>;
}
declare const fetch: (url: string, options: object) => Promise<Answer>;
/** Absent in server runtimes that have fetch. */
declare const location: { readonly protocol: string; readonly origin: string } | undefined;

export interface WebOptions {
  /** Where member-center.wasm is; where the package's own file is served unless given. */
  url?: string | { readonly href: string };
  /** Compile while it arrives, where the browser can and the server says application/wasm. Default true. */
  streaming?: boolean;
  /** WebAssembly, unless it is the global one. */
  runtime?: StandardRuntime;
  /** The WebAssembly.Module, compiled before the scripts were there or posted by the page, or its promise: nothing is fetched. */
  module?: object | PromiseLike<object>;
}

/**
 * Pages and workers of a browser. A Content-Security-Policy needs `script-src 'wasm-unsafe-eval'`, and a `connect-src`
 * with the address.
 */
export function web_host(url: string, options: WebOptions, kind = "web"): Host {
  return {
    name: `${kind}:${url}`,
    load() {
      const runtime = options.runtime ?? standard();
      if (!runtime) throw absent(kind, "WebAssembly");
      return startModule(createModule, async (imports) => {
        if (options.module) return runtime.instantiate(await options.module, imports);
        const answer = await fetched(fetchable(url, kind));
        if (!answer.ok) throw new Error(`${url} answers with status ${answer.status}: put member-center.wasm there, or give its url`);
        return (await streamed(runtime, answer, imports, options)) ??
          runtime.instantiate(module_bytes(await answer.arrayBuffer(), url), imports);
      }, decoder());
    },
  };
}

/** Addresses by which bundlers for servers name a file beside the script; the second is of edge runtimes. */
const on_server = /^(file:|blob:server\/)/;

/** An Error that names the cure, where the bundle does not know its own address, or it is none of a page's. */
function fetchable(url: string, kind: string): string {
  if (!url) throw new Error(`the bundle does not know where it is: give ${kind}({ url })`);
  if (on_server.test(url))
    throw new Error(`${url} lies on a server: there take node() of member-center/node, or javascript() of member-center/fallback`);
  return url;
}

async function fetched(url: string): Promise<Answer> {
  try {
    return await fetch(from_origin(url), { credentials: "same-origin" });
  } catch (error) {
    throw new Error(`${url} cannot be fetched (${reason_of(error)}): look at the address, CORS and connect-src`);
  }
}

/** A worker made of a blob has no address that others could begin at: there they begin at its page's origin. */
function from_origin(url: string): string {
  return typeof location === "object" && location.protocol === "blob:" ? new URL(url, location.origin).href : url;
}

/** Nothing where streaming does not work: then the bytes are read as a whole. */
async function streamed(
  runtime: StandardRuntime, answer: Answer, imports: object, options: WebOptions,
): Promise<unknown> {
  const type = answer.headers.get("content-type") ?? "";
  if (options.streaming === false || !runtime.instantiateStreaming || !/^application\/wasm\b/.test(type)) return undefined;
  try {
    return await runtime.instantiateStreaming(answer.clone(), imports);
  } catch {
    return undefined;
  }
}
