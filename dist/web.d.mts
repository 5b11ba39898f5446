export * from "./types/entries/web.js";
