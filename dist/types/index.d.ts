export { LoyaltyError, type Problem } from "./error.js";
export type { Applied, Change, Opened, Preview, Verdict, VerifyRequest } from "./answers.js";
export type { MemberCenter } from "./center.js";
export type { Engine, OpenOptions } from "./engine.js";
export type { Host, PathRuntime } from "./host.js";
export type { LoadOptions } from "./load.js";
export type { TextCenter } from "./text_center.js";
export type * from "./types/index.js";
export { bytes, type BytesOptions } from "./hosts/bytes.js";
