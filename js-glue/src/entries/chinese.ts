// Chinese alone, for pages that load the language they speak: the engine's sentences and the store's.

export { zhCN as sentences } from "../messages/zh-CN.js";
export { chinese_words as words } from "../store/zh-CN.js";
