export * from "./types/entries/store.js";
