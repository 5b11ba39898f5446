import type { Bring, Views } from "member-center/store";
import { act } from "../../shop/doing";
import { host } from "../../shop/host";
import { lang } from "../../shop/language";
import { show_page } from "../../shop/page";
import { check_in_words } from "./words";

show_page({
  bind: { sheet: "check_in", status: "status" },
  words: check_in_words,
  data: { got: [] as readonly Bring[], sheet: undefined as Views["check_in"] },
  methods: {
    checkin() {
      return act(this, (store) => store.act({ kind: "checked_in" }), check_in_words[lang()].done);
    },
    async makeup({ detail: { day } }: { detail: { day: string } }) {
      const w = check_in_words[lang()];
      const { sheet } = this.data;
      const price = sheet && sheet.make_up ? sheet.make_up.price.text : "";
      if (await host.ask({ title: w.make_up, content: `${day} · ${w.costs} ${price}`, yes: w.yes, no: w.no })) await act(this, (store) => store.act({ kind: "check_in_made_up", day }), w.made_up);
    },
  },
});
