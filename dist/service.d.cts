export * from "./types/entries/service.js";
