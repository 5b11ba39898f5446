export * from "./types/entries/vue.js";
