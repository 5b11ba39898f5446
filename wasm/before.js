// A name of its own for what emcc's glue asks of WebAssembly: only whether it is there. Mini-programs have none; the
// loader brings the instance.
var WebAssembly = {RuntimeError: Error};
