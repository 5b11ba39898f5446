import { part } from "member-center/session";
import { retries, shows } from "../../shop/session";

Component({
  behaviors: [
    shows({
      home: part("home", ({ level, shop }) => ({ level, shop })),
      levels: part("levels", (view) =>
        view && {
          growth: view.growth,
          why: view.why,
          missing: view.missing,
          keep: view.keep_missing,
          tasks: view.tasks.map(({ text }) => text),
          levels: view.levels.map(({ brings, id, name, note, own, reached, sentence }) => ({ id, name, note, own, reached, sentence, brings: brings.map(({ name: of, text }) => ({ name: of, text })) })),
        }),
    }),
  ],
  data: { problem: "" },
  methods: {
    ...retries,
    code() {
      wx.navigateTo({ url: "/member/code/code" });
    },
  },
});
