import { config } from "../../config";
import { on_canvas } from "../../shop/canvas";
import { retries, shows, store_of } from "../../shop/session";
import { type Brush, draw_bars, draw_qr } from "./drawing";

Component({
  behaviors: [shows({ code: "code" })],
  data: { text: "", problem: "" },
  methods: {
    ...retries,
    opened() {
      this.renew();
    },
    onShow() {
      this.renew();
    },
    /** A code is of an instant: who photographs it has nothing a minute later. A shop signs it with a key of its own. */
    renew() {
      const store = store_of(this);
      if (!store || !store.view("code")) return;
      const text = `MC1;${config.shop};${config.member};${store.status.at}`;
      this.setData({ text });
      on_canvas(this, "#qr", (canvas, width) => draw_qr(canvas.getContext("2d") as Brush, text, 0, 0, width));
      on_canvas(this, "#bars", (canvas, width, height) => draw_bars(canvas.getContext("2d") as Brush, config.member, 0, 0, width, height));
    },
  },
  observers: {
    code(this: { data: { text: string }; renew(): void }, code: unknown) {
      if (code && !this.data.text) this.renew();
    },
  },
});
