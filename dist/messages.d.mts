export * from "./types/entries/messages.js";
