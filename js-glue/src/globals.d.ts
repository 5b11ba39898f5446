// The few names of browsers and Node that the entries use. Everything else of a host is declared where it is asked for.

declare function setTimeout(run: () => void, ms: number): unknown;
declare function clearTimeout(timer: unknown): void;
declare class URL {
  constructor(url: string, base: string);
  readonly href: string;
}
interface ImportMeta {
  readonly url: string;
}
declare module "node:buffer" {
  export const Buffer: { from(text: string, encoding: "base64"): Uint8Array };
}
declare module "node:zlib" {
  export function brotliDecompressSync(bytes: Uint8Array): Uint8Array;
}
declare module "node:fs/promises" {
  export function readFile(file: string | { readonly href: string }): Promise<Uint8Array>;
}
