export * from "./types/entries/english.js";
