// What friends are called: who they are, the shop knows; a member's id is nobody's business.

import { lang } from "./language";

const people: Readonly<Record<string, readonly [chinese: string, english: string]>> = {
  "m-wangjie": ["王姐", "Wang Jie"], "m-laozhang": ["老张", "Lao Zhang"],
  "m-doudou": ["豆豆", "Doudou"], "m-laowang": ["老王", "Lao Wang"],
  "m-lihua": ["丽华", "Lihua"], "m-xiaoyu": ["小雨", "Xiaoyu"],
  "m-chen": ["小陈", "Chen"], "m-zhao": ["小赵", "Zhao"],
  "m-linlin": ["琳琳", "Linlin"], "m-taxi": ["的哥", "Taxi"],
};

export function person(member: string): string {
  const [chinese = "好友", english = "A friend"] = people[member] || [];
  return lang() === "en" ? english : chinese;
}
