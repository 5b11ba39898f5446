import { part } from "member-center/session";
import type { Bring, JoinView, MemberStore, Views } from "member-center/store";
import { ask_shop } from "../../shop/doing";
import { lang } from "../../shop/language";
import { show_page } from "../../shop/page";
import { cards_words } from "./words";

type Card = Views["cards"]["cards"][number];
type ById = { currentTarget: { dataset: { id: string } } };

interface Wanted {
  readonly id: string;
  readonly name: string;
  readonly price: string;
  readonly can: Card["can"];
  readonly brings: readonly Bring[];
  readonly refused: string;
}

const event_of = ({ id, price }: Card) => ({ kind: "card_taken" as const, card: id, ...(price && { amount: price.fen }) });

show_page({
  bind: { cards: part("cards", ({ cards }) => cards) },
  words: cards_words,
  data: { joins: {} as Readonly<Record<string, JoinView>>, wanted: null as Wanted | null, got: [] as readonly Bring[] },
  methods: {
    opened(store: MemberStore) {
      if (store.status.phase === "ready") void this.try_on();
      else {
        const end = store.subscribe(() => {
          if (store.status.phase !== "ready") return;
          end();
          void this.try_on();
        });
      }
    },
    /** What the cart would cost with each card that is not held yet. */
    async try_on() {
      const view = this.store.view("cards");
      const joins: Record<string, JoinView> = {};
      for (const { can, held, id } of view ? view.cards : []) {
        const join = held || can === "none" ? undefined : await this.store.priceWith({ as_card: id });
        if (join) joins[id] = join;
      }
      this.setData({ joins });
    },
    of(id: string) {
      const view = this.store.view("cards");
      return view && view.cards.find((card) => card.id === id);
    },
    want({ currentTarget: { dataset } }: ById) {
      const card = this.of(dataset.id);
      if (!card) return;
      const { brings, refused = "" } = this.store.foresee(event_of(card));
      this.setData({ wanted: { id: card.id, name: card.name, can: card.can, price: card.price ? card.price.text : "", brings, refused } });
    },
    close() {
      this.setData({ wanted: null });
    },
    /** In a real shop wx.requestPayment stands here; its server books the card once the money is there. */
    async take() {
      const { wanted } = this.data;
      const card = wanted && this.of(wanted.id);
      if (!wanted || !card || wanted.refused) return;
      const w = cards_words[lang()];
      if (await ask_shop(this, (backend) => backend.event(event_of(card)), wanted.can === "renew" ? w.renewed : w.done)) {
        this.close();
        await this.try_on();
      }
    },
  },
});
