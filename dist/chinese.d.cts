export * from "./types/entries/chinese.js";
