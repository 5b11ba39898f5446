// What came where the module should be. Runtimes tell the first four bytes of it, and nobody knows those by heart.

/** "\0asm", in front of every module. */
const magic = [0, 0x61, 0x73, 0x6d];
const gzip = [0x1f, 0x8b];

/** The same bytes; an Error that names `place`, what came and the cure where they are no module. */
export function module_bytes(source: ArrayBuffer | Uint8Array, place: string): ArrayBuffer | Uint8Array {
  const bytes = source instanceof Uint8Array ? source : new Uint8Array(source);
  if (begins(bytes, magic)) return source;
  throw new Error(`${place} ${instead(bytes)}`);
}

function instead(bytes: Uint8Array): string {
  if (bytes.length === 0) return "is empty";
  if (is_markup(bytes)) return "is an HTML page instead of the module: put member-center.wasm there, or give its url";
  if (begins(bytes, gzip)) return "is compressed, and nothing says so: serve it with Content-Encoding: gzip";
  return "is no WebAssembly module: a file compressed with brotli is served with Content-Encoding: br";
}

function begins(bytes: Uint8Array, wanted: readonly number[]): boolean {
  return wanted.every((byte, i) => bytes[i] === byte);
}

/** Whether "<" is the first character, after a byte order mark and white space. */
function is_markup(bytes: Uint8Array): boolean {
  let i = begins(bytes, [0xef, 0xbb, 0xbf]) ? 3 : 0;
  while (bytes[i]! <= 0x20) ++i;
  return bytes[i] === 0x3c;
}
