import { on_canvas } from "../../shop/canvas";
import { choice } from "../../shop/choice";
import { show_page } from "../../shop/page";
import { type Brush, draw_bars, draw_qr } from "./drawing";
import { code_words } from "./words";

/** A code is of an instant: who photographs it has nothing a minute or two later. */
const every = 60_000;

let clock: ReturnType<typeof setTimeout> | undefined;

show_page({
  bind: { code: "code" },
  words: code_words,
  methods: {
    opened() {
      this.renew();
    },
    onShow() {
      this.renew();
    },
    onHide() {
      if (clock !== undefined) clearTimeout(clock);
    },
    onUnload() {
      this.onHide();
    },
    /** A shop signs what stands in it with a key of its own. The page tells the minute of the code that it shows. */
    renew() {
      this.onHide();
      if (this.store) this.store.tick();
      const code = this.store && this.store.view("code");
      if (!code) return;
      clock = setTimeout(() => this.renew(), every);
      const { member, shop } = choice();
      on_canvas(this, "#qr", (canvas, width) => draw_qr(canvas.getContext("2d") as Brush, `MC1;${shop};${member};${this.store.status.at}`, 0, 0, width));
      on_canvas(this, "#bars", (canvas, width, height) => draw_bars(canvas.getContext("2d") as Brush, code.number || member, 0, 0, width, height));
    },
  },
});
