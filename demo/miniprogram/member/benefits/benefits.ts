import { part } from "member-center/session";
import { act } from "../../shop/doing";
import { retries, shows } from "../../shop/session";

Component({
  behaviors: [
    shows({
      benefits: part("benefits", ({ benefits, services }) => ({
        benefits: benefits.map(({ brings, counted, held, id, left, name, note, redeemed_text, usable, value, whose }) => ({
          id, name, held, usable, value, left, whose, note: note || redeemed_text, counted, brings: brings.map(({ text }) => text),
        })),
        services: services.map(({ free, id, most, name, rate }) => ({ id, name, rate, free, most })),
      })),
    }),
  ],
  data: { busy: false, got: [] as string[], problem: "" },
  methods: {
    ...retries,
    use({ currentTarget: { dataset } }: { currentTarget: { dataset: { id: string } } }) {
      return act(this, (store) => store.act({ kind: "benefit_used", benefit: dataset.id }), "已使用");
    },
  },
});
