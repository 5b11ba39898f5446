import { part } from "member-center/session";
import { config } from "../../config";
import { act, ask_shop } from "../../shop/doing";
import { retries, session, shows } from "../../shop/session";

type ById = { currentTarget: { dataset: { id: string } } };

/** Sixteen digits, as the shop's printer would number a card: the shop's own server makes them where it sells. */
const new_number = () => `62${Array.from({ length: 14 }, () => Math.floor(Math.random() * 10)).join("")}`;

Component({
  behaviors: [
    shows({
      cards: part("gift_cards", ({ held, kinds }) => ({
        kinds: kinds.map(({ brings, cheaper, face, id, name, price, returns }) => ({ id, name, fen: price.fen, face: face.text, price: price.text, cheaper, returns, brings: brings.map(({ text }) => text) })),
        held: held.map(({ face, id, kind, name, number, state, state_text, to, until }) => ({ id, kind, name, number, state, state_text, to, face: face.text, until: until && until.text })),
      })),
    }),
  ],
  data: { busy: false, got: [] as string[], friend: "", accept: "", from: "", problem: "" },
  methods: {
    ...retries,
    /** A card that a friend has sent: the page was opened from their message. */
    onLoad({ accept = "", from = "" }: { accept?: string; from?: string }) {
      this.setData({ accept: decodeURIComponent(accept), from: decodeURIComponent(from) });
    },
    buy({ currentTarget: { dataset } }: ById) {
      const { cards } = this.data as unknown as { cards: { kinds: { id: string; fen: number }[] } };
      const kind = cards.kinds.find(({ id }) => id === dataset.id);
      if (kind) return ask_shop(this, (backend) => backend.event({ kind: "gift_card_bought", gift_card: kind.id, gift_card_id: new_number(), amount: kind.fen }), "已购买");
    },
    use({ currentTarget: { dataset } }: ById) {
      return act(this, (store) => store.act({ kind: "gift_card_used", gift_card_id: dataset.id }), "已充入余额");
    },
    name_friend({ detail }: { detail: { value: string } }) {
      this.setData({ friend: detail.value.trim() });
    },
    /** Booked before the message goes out: whoever opens it takes the card by its number. */
    send({ currentTarget: { dataset } }: ById) {
      const { friend } = this.data;
      if (!friend) return wx.showToast({ title: "请填写好友的会员号", icon: "none" });
      return act(this, (store) => store.act({ kind: "gift_card_sent", gift_card_id: dataset.id, to: friend }), "请转发给好友");
    },
    async take() {
      const { accept } = this.data;
      if (accept && (await act(this, (store) => store.acceptGiftCard(accept), "已领取"))) this.setData({ accept: "" });
    },
    onShow() {
      session().then(({ store }) => store.catchUp()).catch(() => undefined);
    },
    onShareAppMessage({ target }: { target?: { dataset?: { id?: string } } }) {
      const { cards } = this.data as unknown as { cards?: { held: { id: string; name: string }[] } };
      const of = target && target.dataset ? target.dataset.id : "";
      const card = cards && cards.held.find(({ id }) => id === of);
      const path = "/money/gift-cards/gift-cards";
      if (!card) return { title: "礼品卡", path };
      return { title: `送你一张${card.name}`, path: `${path}?accept=${encodeURIComponent(card.id)}&from=${encodeURIComponent(config.member)}` };
    },
  },
});
