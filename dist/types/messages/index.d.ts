export { Describer, type DescriberOptions } from "./describe/describer.js";
export type { Change } from "./describe/changes.js";
export type { Occasion, Ticket } from "./describe/offers.js";
export type { CheckInTold, RechargeTier } from "./describe/plans.js";
export { en } from "./en.js";
export type { Clock, ClockTime } from "./figures.js";
export type { Sentences } from "./sentences.js";
export { type Answer, Speaker, type SpeakerOptions, sentence } from "./speaker.js";
export { zhCN } from "./zh-CN.js";
