export * from "../types/entries/miniprogram.js";
