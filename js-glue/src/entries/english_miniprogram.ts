// English for mini-programs: a file of its own, for those who speak it.

export { en } from "../messages/en.js";
export { english_words as englishWords } from "../store/en.js";
