export type { Clock, ClockTime, Sentences } from "../messages/index.js";
export { Describer, type DescriberOptions } from "../messages/describe/describer.js";
export type { Change, CheckInTold, Occasion, RechargeTier, Ticket } from "../messages/index.js";
export { type Answer, Speaker, type SpeakerOptions, sentence } from "../messages/speaker.js";
export { zhCN } from "../messages/zh-CN.js";
