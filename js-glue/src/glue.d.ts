// What the build puts in for these names: the glue of emcc, for WebAssembly and for JavaScript alone.

declare module "glue:wasm" {
  const create: import("./module.js").CreateModule;
  export default create;
}
/** member-center.wasm.br in base64. */
declare module "glue:compressed" {
  const text: string;
  export default text;
}
declare module "glue:javascript" {
  const create: import("./module.js").CreateModule;
  export default create;
}
