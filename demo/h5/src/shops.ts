// The shops of the demonstration, by the names of their folders.

import known from "./shops.json";
import { language } from "./words/language";

export interface Shop {
  readonly id: string;
  readonly name: Readonly<Record<Lang, string>>;
  /** Members of the sample data; the first one unless another is chosen. */
  readonly members: readonly string[];
}

export type Lang = "zh-CN" | "en";

export const shops: readonly Shop[] = known;

/** What a shop is called in the language that is spoken; `own`: in its own, by its program. */
export const shop_name = (id: string, own: string): string => (language.value.lang === "en" ? shops.find((one) => one.id === id)?.name.en : undefined) ?? own;

/** What there is to say of the sample members. */
const abouts: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  "m-wangjie": { "zh-CN": "年轻妈妈，11 月 25 日生日", en: "A young mother, born on 25 November" },
  "m-laozhang": { "zh-CN": "每周二早上来买鱼", en: "Comes on Tuesdays for the fish" },
  "m-doudou": { "zh-CN": "付费会员，爱吃爱充值", en: "SVIP, recharges and eats a lot" },
  "m-laowang": { "zh-CN": "还没有办卡", en: "No card yet" },
  "m-lihua": { "zh-CN": "三月入会，正值生日月", en: "Here since March, in her birthday month" },
  "m-xiaoyu": { "zh-CN": "八月新会员，2 月 29 日生日", en: "New in August, born on 29 February" },
  "m-chen": { "zh-CN": "四月入会，有合伙人年卡", en: "Here since April, with the partner card" },
  "m-zhao": { "zh-CN": "三月入会，五月后没再下单", en: "Here since March, no order since May" },
  "m-linlin": { "zh-CN": "上班族，每天早餐", en: "An office worker, breakfast every day" },
  "m-taxi": { "zh-CN": "深夜常客", en: "A driver of the night" },
};

export const member_about = (id: string): string => abouts[id]?.[language.value.lang] ?? "";
