export declare const html = "<section aria-live=\"polite\">\n<p id=\"shop\"></p>\n<p id=\"title\"></p>\n<p id=\"total\"></p>\n<p id=\"month\"></p>\n<p id=\"level\"></p>\n<p id=\"problem\" role=\"alert\" hidden></p>\n</section>";
export declare const css = ":host { display: block; }\nsection { padding: 20px 22px; border-radius: var(--member-savings-radius, 18px); color: var(--member-savings-ink, #f6fff9);\n  background: var(--member-savings-ground, linear-gradient(135deg, #14553a, #2a8a5c)); font: 400 15px/1.5 var(--member-savings-font, \"PingFang SC\", \"Noto Sans SC\", system-ui, sans-serif); }\np { margin: 0; }\np:empty, p[hidden] { display: none; }\n#shop { font-size: 13px; }\n#title { margin-top: 10px; }\n#total { font-size: 34px; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }\n#month, #level { font-size: 13px; margin-top: 4px; }";
export interface CardWords {
    readonly title: string;
    readonly month: string;
}
export declare const card_words: Readonly<Record<"zh-CN" | "en", CardWords>>;
