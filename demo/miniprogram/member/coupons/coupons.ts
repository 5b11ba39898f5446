import { part } from "member-center/session";
import type { Views } from "member-center/store";
import { retries, shows } from "../../shop/session";

type Held = Views["coupons"]["usable"][number];

const ticket = ({ id, name, scope, state_text, threshold, until, worth }: Held) => ({ id, name, worth, note: [threshold, scope].filter(Boolean).join(" · "), until: until.text, state: state_text });

Component({
  behaviors: [
    shows({
      coupons: part("coupons", ({ center, locked, past, pending, usable, used }) => ({
        lists: [
          { name: "可用", faded: false, tickets: usable.map(ticket) },
          { name: "未到使用时间", faded: true, tickets: pending.map(ticket) },
          { name: "待付款订单占用", faded: true, tickets: locked.map(ticket) },
          { name: "已使用", faded: true, tickets: used.slice(0, 10).map(ticket) },
          { name: "已失效", faded: true, tickets: past.slice(0, 10).map(ticket) },
        ].filter(({ tickets }) => tickets.length > 0),
        center: center.slice(0, 12).map(({ how, id, name, threshold, worth }, place) => ({ key: `${id}/${place}`, name, worth, note: threshold, how })),
      })),
    }),
  ],
  data: { problem: "" },
  methods: { ...retries },
});
