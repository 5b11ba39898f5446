export { en as sentences } from "../messages/en.js";
export { english_words as words } from "../store/en.js";
