import { part } from "member-center/session";
import type { Bring, Views } from "member-center/store";
import { act } from "../../shop/doing";
import { lang } from "../../shop/language";
import { show_page } from "../../shop/page";
import { benefits_words } from "./words";

type Benefit = Views["benefits"]["benefits"][number];

const drawn = ({ brings, counted, held, id, left, name, note, redeemed_text, usable, value, whose }: Benefit) => ({ id, name, held, usable, value, left, whose, note: note || redeemed_text, counted, brings });

show_page({
  bind: {
    benefits: part("benefits", ({ benefits, services }) => ({
      held: benefits.filter(({ held }) => held).map(drawn),
      others: benefits.filter(({ held }) => !held).map(drawn),
      services: services.map(({ free, id, most, name, rate }) => ({ id, name, rate, free, most })),
    })),
  },
  words: benefits_words,
  data: { got: [] as readonly Bring[] },
  methods: {
    use({ currentTarget: { dataset } }: { currentTarget: { dataset: { id: string } } }) {
      return act(this, (store) => store.act({ kind: "benefit_used", benefit: dataset.id }), benefits_words[lang()].done);
    },
  },
});
