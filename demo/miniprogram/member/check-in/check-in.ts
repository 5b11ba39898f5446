import { act } from "../../shop/doing";
import { retries, shows } from "../../shop/session";

Component({
  behaviors: [shows({ sheet: "check_in", status: "status" })],
  data: { busy: false, got: [] as string[], problem: "" },
  methods: {
    ...retries,
    checkin() {
      return act(this, (store) => store.act({ kind: "checked_in" }), "签到成功");
    },
    makeup({ detail }: { detail: { day: string } }) {
      return new Promise<void>((resolve) => {
        const { sheet } = this.data as unknown as { sheet: { make_up?: { price: { text: string } } } };
        wx.showModal({
          title: "补签",
          content: `补签 ${detail.day}，需 ${sheet.make_up ? sheet.make_up.price.text : ""}`,
          confirmText: "补签",
          success: ({ confirm }) => {
            if (!confirm) return resolve();
            act(this, (store) => store.act({ kind: "check_in_made_up", day: detail.day }), "补签成功").then(() => resolve(), () => resolve());
          },
        });
      });
    },
  },
});
