import { chinese_club } from "./club.zh-CN.js";
import { chinese_member } from "./member.zh-CN.js";
import type { StoreSentences } from "./words.js";

export const chinese_words: StoreSentences = {
  failed: "没有成功，请稍后再试",
  offline: "网络不通，请稍后再试",
  level_after_order: "本单完成后升为{level}",
  growth_to_level: "再得 {growth} 成长值升为{level}",
  spend_to_level: "单笔消费满 {amount} 即可升为{level}",
  growth_to_keep: "{by} 前再得 {growth} 成长值可保级",
  ...chinese_club,
  ...chinese_member,
};
