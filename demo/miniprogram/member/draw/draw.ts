import { part } from "member-center/session";
import type { Bring, MemberStore } from "member-center/store";
import { act } from "../../shop/doing";
import { lang } from "../../shop/language";
import { show_page } from "../../shop/page";
import { draw_words } from "./words";

type Booked = Parameters<MemberStore["brought"]>[0];
interface Drawn {
  readonly id: string;
  readonly prizes: readonly { readonly id: string; readonly name: string }[];
}

/** What the service's seed has given: a fact of the booked event. */
function prize_in(booked: Booked): string | undefined {
  const { sealed } = booked.sealed as { sealed?: { facts?: readonly { kind: string; of?: string }[] } };
  const fact = (sealed && sealed.facts ? sealed.facts : []).find(({ kind }) => kind === "drawn");
  return fact && fact.of;
}

/** The light goes round so often, in milliseconds, before it stays where the prize is: which one is known by then. */
const rounds = [80, 80, 80, 80, 90, 100, 120, 150, 190, 240];

show_page({
  bind: {
    draws: part("draws", ({ draws }) => draws.map(({ chances_text, cost_text, daily, digest, id, left, made, name, over, prizes }) => ({
      id, name, left, over, digest, daily, cost: chances_text || cost_text || "",
      prizes: prizes.map(({ id: prize, name: of, odds, stock }) => ({ id: prize, name: of, odds, stock })),
      made: made.slice(0, 5).map(({ instead, name: of, number }) => ({ number, name: of, instead })),
    }))),
  },
  words: draw_words,
  data: { draws: undefined as readonly Drawn[] | undefined, of: "", won: "", lit: "", got: [] as readonly Bring[] },
  methods: {
    async draw({ currentTarget: { dataset } }: { currentTarget: { dataset: { id: string } } }) {
      const w = draw_words[lang()];
      this.setData({ of: dataset.id, won: "", lit: "" });
      let prize: string | undefined;
      const well = await act(this, async (store) => {
        const done = await store.draw(dataset.id);
        if (done.state === "accepted") prize = prize_in(done.booked);
        return done;
      }, w.done);
      const one = (this.data.draws || []).find(({ id }) => id === dataset.id);
      if (!well || prize === undefined || !one) return;
      for (const [place, wait] of rounds.entries()) {
        const passing = one.prizes[place % one.prizes.length];
        this.setData({ lit: passing ? passing.id : "" });
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
      const of = one.prizes.find(({ id }) => id === prize);
      this.setData({ lit: prize, won: of ? of.name : w.thanks });
    },
  },
});
