// Sentences in both languages; bundlers leave out the one that a page does not speak.

export * from "../messages/index.js";
