// The language that is spoken. A page's titles and buttons lie beside it in both; sentences with figures are the store's.

import { host } from "./host";

export type Lang = "zh-CN" | "en";

export type Words<K extends string> = Readonly<Record<Lang, Readonly<Record<K, string>>>>;

/** A page's own titles and buttons: the same keys in both languages. */
export function words<K extends string>(chinese: Readonly<Record<K, string>>, english: Readonly<Record<K, string>>): Words<K> {
  return { "zh-CN": chinese, en: english };
}

function first(): Lang {
  const kept = host.kept("language");
  if (kept === "zh-CN" || kept === "en") return kept;
  return /^en/.test(host.language()) ? "en" : "zh-CN";
}

let spoken: Lang | undefined;

export function lang(): Lang {
  spoken = spoken || first();
  return spoken;
}

export function speak(to: Lang): void {
  spoken = to;
  host.keep("language", to);
}

/** What several pages say, and what stands between two of a list, two sentences, a name and what is said of it. */
export const common = words({
  done: "已完成", waits: "网络恢复后自动提交", network: "请检查网络", paid: "已付款", cancel: "取消", close: "关闭", home: "会员", shop: "选购", cart: "购物车",
  and: "、", comma: "，", semicolon: "；", colon: "：",
}, {
  done: "Done", waits: "Sent when the network is back", network: "Please check the network", paid: "Paid", cancel: "Cancel", close: "Close", home: "Home", shop: "Shop", cart: "Cart",
  and: ", ", comma: ", ", semicolon: "; ", colon: ": ",
});

export const said = (key: keyof (typeof common)["zh-CN"]): string => common[lang()][key];
