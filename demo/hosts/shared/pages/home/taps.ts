// The first page where there is no other than the cart: what waits for money is paid here, and the day is checked in here.

import { part } from "member-center/session";
import { cart_words } from "../cart/words";
import { act, ask_shop } from "../../shop/doing";
import { lang, said } from "../../shop/language";
import { show_page } from "../../shop/page";
import { home_page } from "./page";

type ById = { currentTarget: { dataset: { id: string } } };

const { bind, methods, words } = home_page;

/** The first page of every host, with these taps. */
export const show_home = (): void =>
  show_page({
    bind: {
      ...bind,
      orders: part("orders", ({ orders }) => orders.filter(({ to_pay }) => to_pay).map(({ id, lines, payable, until_text }) => ({ id, what: lines.map(({ name }) => name).join(said("and")), payable: payable.text, until: until_text }))),
    },
    words,
    methods: {
      ...methods,
      /** In a real shop the host's payment stands here, with what the shop's server has asked of it. */
      pay({ currentTarget: { dataset } }: ById) {
        return ask_shop(this, (backend) => backend.pay(dataset.id), cart_words[lang()].paid);
      },
      cancel({ currentTarget: { dataset } }: ById) {
        return act(this, (store) => store.cancel(dataset.id));
      },
      sign() {
        return act(this, (store) => store.act({ kind: "checked_in" }));
      },
    },
  });
