export * from "../types/entries/store_miniprogram.js";
