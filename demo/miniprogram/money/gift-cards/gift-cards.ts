import { part } from "member-center/session";
import type { Bring, Views } from "member-center/store";
import { choice } from "../../shop/choice";
import { act, ask_shop } from "../../shop/doing";
import { host } from "../../shop/host";
import { lang } from "../../shop/language";
import { show_page } from "../../shop/page";
import { person } from "../../shop/people";
import { session } from "../../shop/session";
import { gift_card_words } from "./words";

type ById = { currentTarget: { dataset: { id: string } } };
type Kind = Views["gift_cards"]["kinds"][number];

/** Sixteen digits, as the shop's printer would number a card: the shop's own server makes them where it sells. */
const new_number = () => `62${Array.from({ length: 14 }, () => Math.floor(Math.random() * 10)).join("")}`;

interface Shown {
  readonly held: readonly { readonly id: string; readonly name: string }[];
}

show_page({
  bind: {
    cards: part("gift_cards", ({ held, kinds }) => ({
      kinds: kinds.map(({ brings, cheaper, face, id, name, price, returns }) => ({ id, name, face: face.text, price: price.text, cheaper, returns, brings })),
      held: held.map(({ brings, face, id, kind, name, number, state, state_text, to, until }) => ({ id, kind, name, number, state, state_text, to: to && person(to), brings, face: face.text, until: until && until.text })),
    })),
  },
  words: gift_card_words,
  data: { cards: undefined as Shown | undefined, got: [] as readonly Bring[], gift: "", from: "", wanted: null as Pick<Kind, "id" | "name"> & { face: string; price: string } | null, giving: "", token: "" },
  methods: {
    /** A card that a friend gives away: the page was opened from their message. */
    onLoad({ from = "", gift = "" }: { gift?: string; from?: string }) {
      this.setData({ gift: decodeURIComponent(gift), from: from && person(decodeURIComponent(from)) });
    },
    onShow() {
      session().then(({ store }) => store.catchUp()).catch(() => undefined);
    },
    want({ currentTarget: { dataset } }: ById) {
      const kind = this.kind(dataset.id);
      if (kind) this.setData({ wanted: { id: kind.id, name: kind.name, face: kind.face.text, price: kind.price.text } });
    },
    kind(id: string) {
      const view = this.store.view("gift_cards");
      return view && view.kinds.find((one) => one.id === id);
    },
    close() {
      this.setData({ wanted: null, giving: "", token: "" });
    },
    async buy() {
      const { wanted } = this.data;
      const kind = wanted && this.kind(wanted.id);
      if (kind && (await ask_shop(this, (backend) => backend.event({ kind: "gift_card_bought", gift_card: kind.id, gift_card_id: new_number(), amount: kind.price.fen }), gift_card_words[lang()].bought))) this.close();
    },
    async use({ currentTarget: { dataset } }: ById) {
      const w = gift_card_words[lang()];
      if (await host.ask({ title: w.use, content: w.sure, yes: w.yes, no: w.no })) await act(this, (store) => store.act({ kind: "gift_card_used", gift_card_id: dataset.id }), w.used);
    },
    /** The shop's server signs that this card may be taken: whoever opens the message has the token, and nothing else. */
    async give({ currentTarget: { dataset } }: ById) {
      if (this.data.busy) return;
      this.setData({ busy: true });
      try {
        const { backend } = await session();
        this.setData({ token: await backend.gift_token(dataset.id), giving: dataset.id });
      } catch (error) {
        host.toast((error as Error).message);
      }
      this.setData({ busy: false });
    },
    async take() {
      const { gift } = this.data;
      if (gift && (await ask_shop(this, (backend) => backend.take_gift(gift), gift_card_words[lang()].taken))) this.setData({ gift: "" });
    },
    onShareAppMessage() {
      const { cards, giving, token } = this.data;
      const card = token && cards ? cards.held.find(({ id }) => id === giving) : undefined;
      const path = "/money/gift-cards/gift-cards";
      const w = gift_card_words[lang()];
      if (!card) return { title: w.title, path };
      return { title: `${w.gift}${card.name}`, path: `${path}?gift=${encodeURIComponent(token)}&from=${encodeURIComponent(choice().member)}` };
    },
  },
});
