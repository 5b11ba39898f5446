// The engine and what stands on it.

import { douyin, type Host, loadEngine } from "member-center";
import { zhCN } from "member-center/messages";
import { miniProgramRequest, newId, ServiceClient } from "member-center/service";
import { chineseWords, type Language, localBooks, MemberStore } from "member-center/store";
import { member_of } from "./member_of";
import { samples } from "./samples";

export { loadEngine, localBooks, member_of, MemberStore, miniProgramRequest, newId, samples, ServiceClient };

export function language(lang: string): Language {
  if (lang !== "en") return { sentences: zhCN, words: chineseWords };
  const { en, englishWords } = require("./english.js") as typeof import("./english");
  return { sentences: en, words: englishWords };
}

/** From the root: any other path would be looked for in the folder of the page. */
export const host = (): Host => douyin({ path: "/member-center/member-center.wasm.br" });
