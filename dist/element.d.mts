export * from "./types/entries/element.js";
