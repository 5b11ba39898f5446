// English alone, for pages that load the language they speak: the engine's sentences and the store's.

export { en as sentences } from "../messages/en.js";
export { english_words as words } from "../store/en.js";
