export * from "../types/entries/miniprogram_worker.js";
