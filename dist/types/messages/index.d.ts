export { en } from "./en.js";
export type { Clock, ClockTime } from "./figures.js";
export type { Sentences } from "./sentences.js";
export { type Answer, Speaker, type SpeakerOptions, sentence } from "./speaker.js";
export { zhCN } from "./zh-CN.js";
