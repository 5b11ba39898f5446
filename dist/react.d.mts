export * from "./types/entries/react.js";
