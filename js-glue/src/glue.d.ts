// What the build puts in for these names: the glue of emcc, for WebAssembly and for JavaScript alone.

declare module "glue:wasm" {
  const create: import("./module.js").CreateModule;
  export default create;
}
declare module "glue:javascript" {
  const create: import("./module.js").CreateModule;
  export default create;
}
