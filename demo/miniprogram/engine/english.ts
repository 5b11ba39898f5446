export { en, englishWords } from "member-center/english";
