export * from "../types/entries/messages_miniprogram.js";
