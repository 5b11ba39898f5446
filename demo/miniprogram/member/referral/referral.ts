import { part } from "member-center/session";
import type { Bring } from "member-center/store";
import { type Canvas, on_canvas, show_picture } from "../../shop/canvas";
import { choice, choose } from "../../shop/choice";
import { ask_shop } from "../../shop/doing";
import { host } from "../../shop/host";
import { lang, said } from "../../shop/language";
import { show_page } from "../../shop/page";
import { person } from "../../shop/people";
import { end_session } from "../../shop/session";
import { draw_poster, type Pen } from "./poster";
import { referral_words } from "./words";

/** Where the shop's server takes invitations: in a real shop the code of wxacode.getUnlimited, made there. */
const link = () => `https://shop.example/invited?by=${encodeURIComponent(choice().member)}`;

/** A canvas reads no style sheet: where a shop's card begins and ends (--card-from and --card-to of app.wxss). */
const own = ["#a3180f", "#ff6a45"] as const;
const colours: Readonly<Record<string, readonly [string, string]>> = { "convenience-chain": ["#0a3f91", "#2f86ff"], "kunming-boutique": ["#4d1529", "#a84565"], "private-domain-mall": ["#17362f", "#4b8a7c"], supermarket: ["#14553a", "#2f9c68"] };

let drawn: Canvas | undefined;

interface Shown {
  readonly welcome: readonly Bring[];
  readonly rewards: readonly { readonly brings: readonly Bring[] }[];
}

show_page({
  bind: {
    shop: part("home", ({ shop }) => shop),
    referral: part("referral", ({ bonus, friends, members, offered, points, rewards, welcome }) => ({
      offered, members, welcome, bonus: bonus.text, points: points.points,
      rewards: rewards.map(({ brings, commission, title }) => ({ title, commission, brings })),
      friends: friends.slice(0, 10).map(({ bonus: got, member, points: earned, undone }) => ({ member, name: person(member), undone, text: [earned && earned.text, got && got.text].filter(Boolean).join(" + ") })),
    })),
  },
  words: referral_words,
  data: { poster: false, invited: "", from: "", shop: "", referral: undefined as Shown | undefined },
  methods: {
    /** The page was opened from a friend's message. */
    onLoad({ invited = "" }: { invited?: string }) {
      const by = decodeURIComponent(invited);
      if (by && by !== choice().member) this.setData({ invited: by, from: person(by) });
    },
    onUnload() {
      drawn = undefined;
    },
    /** Joins, with what both get for it, and goes on as the new member. */
    async join() {
      const { invited } = this.data;
      let member = "";
      const well = invited && (await ask_shop(this, async (backend) => { member = await backend.join(invited); }, referral_words[lang()].joined));
      if (!well) return;
      choose({ shop: choice().shop, member });
      await end_session();
      host.restart("/pages/home/home");
    },
    draw() {
      const { referral, shop } = this.data;
      const w = referral_words[lang()];
      const gifts = referral && (referral.welcome.length > 0 ? referral.welcome : referral.rewards.length > 0 ? (referral.rewards[0] as Shown["rewards"][number]).brings : []);
      this.setData({ poster: true });
      const poster = { shop, colours: colours[choice().shop] || own, lead: w.invites, foot: w.scan, rewards: (gifts || []).map(({ text }) => text), link: link() };
      host.next_tick(() => on_canvas(this, "#poster", (canvas, width, height) => {
        draw_poster(canvas.getContext("2d") as Pen, width, height, poster);
        drawn = canvas;
      }));
    },
    close() {
      this.setData({ poster: false });
    },
    save() {
      if (drawn) show_picture(drawn);
    },
    onShareAppMessage() {
      return { title: `${this.data.shop}${said("colon")}${referral_words[lang()].invites}`, path: `/member/referral/referral?invited=${encodeURIComponent(choice().member)}` };
    },
  },
});
