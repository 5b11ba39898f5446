export * from "./types/entries/fallback.js";
