// What goes in and out of the engine, as the JSON Schemas have it.

export * from "./wire.js";
