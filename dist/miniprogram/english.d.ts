export * from "../types/entries/english_miniprogram.js";
