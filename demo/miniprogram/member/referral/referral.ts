import { part } from "member-center/session";
import { config } from "../../config";
import { on_canvas } from "../../shop/canvas";
import { retries, shows } from "../../shop/session";
import { draw_poster, type Pen } from "./poster";

/** Where the shop's server takes invitations: in a real shop the code of wxacode.getUnlimited, made there. */
const link = () => `https://shop.example/invited?by=${encodeURIComponent(config.member)}`;

Component({
  behaviors: [
    shows({
      shop: part("home", ({ shop }) => shop),
      referral: part("referral", ({ bonus, friends, members, offered, points, rewards }) => ({
        offered, members, bonus: bonus.text, points: points.text,
        rewards: rewards.map(({ brings, commission, title }) => ({ title, commission, brings: brings.map(({ text }) => text) })),
        friends: friends.slice(0, 10).map(({ bonus: got, member, points: earned, undone }) => ({ member, undone, text: [earned && earned.text, got && got.text].filter(Boolean).join(" + ") })),
      })),
    }),
  ],
  data: { poster: false, problem: "" },
  methods: {
    ...retries,
    draw() {
      const { referral, shop } = this.data as unknown as { shop: string; referral: { rewards: { brings: string[] }[] } };
      const [first] = referral.rewards;
      this.setData({ poster: true });
      wx.nextTick(() => on_canvas(this, "#poster", (canvas, width, height) => draw_poster(canvas.getContext("2d") as Pen, width, height, { shop, link: link(), rewards: first ? first.brings : [] })));
    },
    onShareAppMessage() {
      const { shop } = this.data as unknown as { shop: string };
      return { title: `${shop}：邀请你一起省`, path: `/pages/home/home?invited=${encodeURIComponent(config.member)}` };
    },
  },
});
