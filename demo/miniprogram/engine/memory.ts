// How much memory the module has taken: the runtime's own answer holds it, under a name that the compiler has chosen.

interface Instance {
  readonly exports: Readonly<Record<string, unknown>>;
}

interface Runtime {
  instantiate(path: string, imports: object): Promise<Instance | { readonly instance: Instance }>;
}

declare const WXWebAssembly: Runtime | undefined;

let taken: { readonly buffer: ArrayBuffer } | undefined;

/** WXWebAssembly, remembering the module's memory; nothing where there is none. */
export function measured() {
  const runtime = typeof WXWebAssembly === "object" ? WXWebAssembly : undefined;
  return runtime && {
    async instantiate(path: string, imports: object) {
      const answer = await runtime.instantiate(path, imports);
      const { exports } = "instance" in answer ? answer.instance : answer;
      taken = Object.keys(exports).map((name) => exports[name] as { buffer: ArrayBuffer }).find((one) => typeof one === "object" && one !== null && "buffer" in one);
      return answer as never;
    },
  };
}

/** In bytes; nothing: the engine runs as JavaScript, or the host does not show it. */
export function memory(): number | undefined {
  return taken && taken.buffer.byteLength;
}
