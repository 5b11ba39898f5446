import { part } from "member-center/session";
import type { Views } from "member-center/store";
import { show_page } from "../../shop/page";
import { savings_words } from "./words";

let chosen = "";

/** Colours of kinds, in their order: the classes hue-0 to hue-7. */
function drawn({ cards, channels, kinds, month, months, total, year }: Views["savings"]) {
  const hue = (id: string) => Math.max(0, kinds.findIndex((kind) => kind.id === id)) % 8;
  const latest = months.filter(({ height }) => height > 0);
  const shown = months.find((one) => one.month === chosen) || latest[latest.length - 1];
  return {
    total: total.text,
    month: month.text,
    year: year.text,
    months: months.map(({ height, label, month: of, parts }) => ({ month: of, label, height, on: shown !== undefined && of === shown.month, parts: parts.map(({ id, share }) => ({ hue: hue(id), share })) })),
    of_month: shown && { month: shown.month, amount: shown.amount.text, parts: shown.parts.map(({ amount, id, name }) => ({ name, amount: amount.text, hue: hue(id) })) },
    groups: [{ title: "kinds", parts: kinds }, { title: "channels", parts: channels }].filter(({ parts }) => parts.length > 0).map(({ parts, title }) => ({ title, parts: parts.map(({ amount, id, name, share }, place) => ({ id, name, share, amount: amount.text, hue: place % 8 })) })),
    cards: cards.map(({ covered, fee, id, name, saved, share }) => ({ id, name, share, covered, fee: fee.text, saved: saved.text })),
  };
}

show_page({
  bind: { savings: part("savings", drawn) },
  words: savings_words,
  methods: {
    onUnload() {
      chosen = "";
    },
    choose({ currentTarget: { dataset } }: { currentTarget: { dataset: { month: string } } }) {
      chosen = dataset.month;
      this.binding.update();
    },
  },
});
