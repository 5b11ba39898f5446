// What emcc's glue takes for granted of a browser. Mini-programs have no WebAssembly by that name: the loader brings the
// instance, and the glue only looks whether there is one. The engine prints nothing.
var WebAssembly = {RuntimeError: Error};
var console = {log: function () {}, warn: function () {}, error: function () {}};
