import { part } from "member-center/session";
import { show_page } from "../../shop/page";
import { tasks_words } from "./words";

show_page({
  bind: {
    tasks: part("tasks", ({ achievements, actions, portrait }) => ({
      actions: actions.map(({ brings, done, kind, name, note, sentence, state }) => ({ kind, name, note, sentence, brings, done, state })),
      achievements,
      portrait: portrait && { ...portrait, prefers: portrait.prefers.join(" · ") },
    })),
  },
  words: tasks_words,
  methods: {},
});
