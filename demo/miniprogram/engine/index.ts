// The engine and what stands on it, in a subpackage of their own: the main package starts without them.

import { type Host, loadEngine, weapp } from "member-center";
import { zhCN } from "member-center/messages";
import { miniProgramRequest, newId, ServiceClient } from "member-center/service";
import { chineseWords, type Language, localBooks, MemberStore } from "member-center/store";
import { member_of } from "./member_of";
import { measured, memory } from "./memory";
import { samples } from "./samples";

export { loadEngine, localBooks, member_of, MemberStore, memory, miniProgramRequest, newId, samples, ServiceClient };

/** English is read by those who speak it alone. */
export function language(lang: string): Language {
  if (lang !== "en") return { sentences: zhCN, words: chineseWords };
  const { en, englishWords } = require("./english.js") as typeof import("./english");
  return { sentences: en, words: englishWords };
}

/** The module beside this file, as 构建 npm puts it there. */
export const module_path = "/engine/miniprogram_npm/member-center/member-center.wasm.br";


export function host(path = module_path): Host {
  const runtime = measured();
  return weapp({ path, ...(runtime && { runtime }) });
}
