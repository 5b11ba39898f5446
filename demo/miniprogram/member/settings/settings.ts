import { config } from "../../config";
import { choice, choose } from "../../shop/choice";
import { host } from "../../shop/host";
import { lang, type Lang, speak } from "../../shop/language";
import { library_version, load_package, loaded } from "../../shop/loading";
import { show_page } from "../../shop/page";
import { person } from "../../shop/people";
import { end_session } from "../../shop/session";
import { settings_words } from "./words";

interface Member {
  readonly shop: string;
  readonly member: string;
  readonly name: string;
  readonly on: boolean;
}

show_page({
  bind: { status: "status" },
  words: settings_words,
  data: { languages: [{ id: "zh-CN", name: "中文" }, { id: "en", name: "English" }], members: [] as readonly Member[], runs: "", version: "", sample: !config.service },
  methods: {
    async onLoad() {
      this.setData({ version: library_version() });
      const { samples } = await load_package();
      const now = choice();
      const members: Member[] = [];
      for (const [shop, { members: all, program }] of Object.entries(samples))
        for (const member of Object.keys(all)) members.push({ shop, member, name: `${program.name || shop} · ${person(member)}`, on: shop === now.shop && member === now.member });
      this.setData({ members: config.service ? [] : members, runs: loaded ? (loaded.runs === "webassembly" ? "WebAssembly" : "JavaScript") : "" });
    },
    /** Every page is shown anew: what they say is of one language. */
    async speak({ currentTarget: { dataset } }: { currentTarget: { dataset: { lang: Lang } } }) {
      if (dataset.lang === lang()) return;
      speak(dataset.lang);
      await end_session();
      host.restart("/pages/home/home");
    },
    async become({ currentTarget: { dataset } }: { currentTarget: { dataset: { shop: string; member: string } } }) {
      choose({ shop: dataset.shop, member: dataset.member });
      await end_session();
      host.restart("/pages/home/home");
    },
    speed() {
      host.go("/engine/pages/speed/speed");
    },
  },
});
