import type { Plugin } from "vite";

/** Vant's icons are a font of 30 kB for all pages. These pages draw their own; what Vant itself shows is signs of any font. */
export function plain_icons(): Plugin {
  const icons = /[\\/]vant[\\/](es|lib)[\\/]icon[\\/]index\.css$/;
  const sign = (name: string, text: string) => `.van-icon-${name}::before{content:"${text}"}`;
  return {
    name: "plain-icons",
    enforce: "pre",
    load: (id) => (icons.test(id)
      ? `.van-icon{position:relative;display:inline-block;font:inherit;font-size:1.2em;line-height:1}.van-icon::before{display:inline-block}${
        sign("cross", "✕")}${sign("clear", "✕")}${sign("close", "✕")}${sign("success", "✓")}${sign("passed", "✓")}${sign("checked", "✓")}${sign("fail", "!")}${
        sign("warning-o", "!")}${sign("arrow", "›")}${sign("arrow-left", "‹")}${sign("arrow-down", "⌄")}`
      : undefined),
  };
}
