export { zhCN as sentences } from "../messages/zh-CN.js";
export { chinese_words as words } from "../store/zh-CN.js";
