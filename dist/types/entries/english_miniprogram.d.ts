export { en } from "../messages/en.js";
export { english_words as englishWords } from "../store/en.js";
