import { part } from "member-center/session";
import type { MemberStore } from "member-center/store";
import { act } from "../../shop/doing";
import { retries, shows } from "../../shop/session";

type Booked = Parameters<MemberStore["brought"]>[0];

/** What the service's seed has given: a fact of the booked event. */
function prize_in(booked: Booked): string | undefined {
  const { sealed } = booked.sealed as { sealed?: { facts?: readonly { kind: string; of?: string }[] } };
  const fact = (sealed && sealed.facts ? sealed.facts : []).find(({ kind }) => kind === "drawn");
  return fact && fact.of;
}

Component({
  behaviors: [
    shows({
      draws: part("draws", ({ draws }) => draws.map(({ chances_text, cost_text, daily, digest, id, left, made, name, over, prizes }) => ({
        id, name, left, over, digest, daily, cost: chances_text || cost_text || "",
        prizes: prizes.map(({ id: prize, name: of, odds, stock }) => ({ id: prize, name: of, odds, stock })),
        made: made.slice(0, 5).map(({ instead, name: of, number }) => ({ number, name: of, instead })),
      }))),
      status: "status",
    }),
  ],
  data: { busy: false, won: "", lit: "", got: [] as string[], problem: "" },
  methods: {
    ...retries,
    async draw({ currentTarget: { dataset } }: { currentTarget: { dataset: { id: string } } }) {
      this.setData({ won: "", lit: "" });
      let prize: string | undefined;
      const well = await act(this, async (store) => {
        const done = await store.draw(dataset.id);
        if (done.state === "accepted") prize = prize_in(done.booked);
        return done;
      }, "已开奖");
      if (!well || prize === undefined) return;
      const { draws } = this.data as unknown as { draws: { id: string; prizes: { id: string; name: string }[] }[] };
      const one = draws.find(({ id }) => id === dataset.id);
      const of = one && one.prizes.find(({ id }) => id === prize);
      this.setData({ lit: prize, won: of ? of.name : "谢谢参与" });
    },
  },
});
