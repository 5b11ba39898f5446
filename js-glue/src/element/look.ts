export const html = `<section aria-live="polite">
<p id="shop"></p>
<p id="title"></p>
<p id="total"></p>
<p id="month"></p>
<p id="level"></p>
<p id="problem" role="alert" hidden></p>
</section>`;

// A page dresses it by custom properties: they go through into a shadow tree.
export const css = `:host { display: block; }
section { padding: 20px 22px; border-radius: var(--member-savings-radius, 18px); color: var(--member-savings-ink, #f6fff9);
  background: var(--member-savings-ground, linear-gradient(135deg, #14553a, #2a8a5c)); font: 400 15px/1.5 var(--member-savings-font, "PingFang SC", "Noto Sans SC", system-ui, sans-serif); }
p { margin: 0; }
p:empty, p[hidden] { display: none; }
#shop { font-size: 13px; }
#title { margin-top: 10px; }
#total { font-size: 34px; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
#month, #level { font-size: 13px; margin-top: 4px; }`;

export interface CardWords {
  readonly title: string;
  readonly month: string;
}

export const card_words: Readonly<Record<"zh-CN" | "en", CardWords>> = {
  "zh-CN": { title: "已为您节省", month: "本月已省" },
  en: { title: "Saved for you", month: "Saved this month" },
};
