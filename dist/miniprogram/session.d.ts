export * from "../types/entries/miniprogram_session.js";
