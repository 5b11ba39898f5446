// What friends are called: who they are, the shop knows; a member's id is nobody's business.

import { language } from "../words/language";
import { joined_here } from "./joined";

const people: Readonly<Record<string, readonly [chinese: string, english: string]>> = {
  "m-wangjie": ["王姐", "Wang Jie"], "m-laozhang": ["老张", "Lao Zhang"],
  "m-doudou": ["豆豆", "Doudou"], "m-laowang": ["老王", "Lao Wang"],
  "m-lihua": ["丽华", "Lihua"], "m-xiaoyu": ["小雨", "Xiaoyu"],
  "m-chen": ["小陈", "Chen"], "m-zhao": ["小赵", "Zhao"],
  "m-linlin": ["琳琳", "Linlin"], "m-taxi": ["的哥", "Taxi"],
};

const joined = (member: string): readonly [string, string] | undefined => {
  const name = joined_here().find(({ id }) => id === member)?.name;
  return name ? [name, name] : undefined;
};

/** Of a member who has said no name: the end of the number on their card. */
const numbered = (member: string): readonly [string, string] | undefined => {
  const [, digits] = /^m-\d*(\d{4})$/.exec(member) ?? [];
  return digits === undefined ? undefined : [`会员 ${digits}`, `Member ${digits}`];
};

export function person(member: string): string {
  const [chinese = "好友", english = "A friend"] = people[member] ?? joined(member) ?? numbered(member) ?? [];
  return language.value.lang === "en" ? english : chinese;
}
