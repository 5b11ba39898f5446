// The engine and what stands on it, in a subpackage of their own: the main package starts without them.

import { type Host, loadEngine, weapp } from "member-center";
import { zhCN } from "member-center/messages";
import { miniProgramRequest, newId, ServiceClient } from "member-center/service";
import { chineseWords, localBooks, MemberStore } from "member-center/store";
import { samples } from "./samples";

export { loadEngine, localBooks, MemberStore, miniProgramRequest, newId, samples, ServiceClient };

export const language = { sentences: zhCN, words: chineseWords };

/** The module beside this file, as 构建 npm puts it there. */
export const module_path = "/engine/miniprogram_npm/member-center/member-center.wasm.br";

export function host(path = module_path): Host {
  return weapp({ path });
}
