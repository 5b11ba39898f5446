export * from "./types/entries/node.js";
