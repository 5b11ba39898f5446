// How fast the engine is on this phone: opened by a long press on the shop's name, copied as text.

import { choice } from "../../../shop/choice";
import { host } from "../../../shop/host";
import { lang, said } from "../../../shop/language";
import { library_version, load_engine, load_package, loaded } from "../../../shop/loading";
import { always } from "../../../shop/page";
import { speed_words } from "./words";

interface Figure {
  readonly name: string;
  readonly text: string;
}

type Parts = Awaited<ReturnType<typeof load_package>>;
type Told = (name: keyof (typeof speed_words)["en"], text: string) => void;

const ms = (from: number) => `${Date.now() - from} ms`;
const kilobytes = (bytes: number) => `${Math.round(bytes / 1024)} kB`;

/** How often the phone has said that it runs out of memory, since this page was opened first. */
let warned: number | undefined;

function count_warnings(): void {
  if (warned !== undefined || !wx.onMemoryWarning) return;
  warned = 0;
  wx.onMemoryWarning(() => {
    warned = (warned || 0) + 1;
  });
}

/** What the host itself has measured: how long the launch took. */
function launch(): string {
  const performance = wx.getPerformance ? (wx.getPerformance() as unknown as { getEntriesByName?(name: string): readonly { duration?: number }[] } | undefined) : undefined;
  const [entry] = performance && performance.getEntriesByName ? performance.getEntriesByName("appLaunch") : [];
  return entry && entry.duration ? `${Math.round(entry.duration)} ms` : "";
}

async function measure(parts: Parts, told: Told): Promise<void> {
  const { member, shop } = choice();
  let from = Date.now();
  const engine = await load_engine(parts);
  told("module", ms(from));
  told("runs", loaded && loaded.runs === "webassembly" ? "WXWebAssembly" : `JavaScript${speed_words[lang()].why}${(loaded && loaded.because) || ""}${speed_words[lang()].end}`);
  const sample = parts.samples[shop];
  if (!sample) throw new Error(shop);
  from = Date.now();
  const center = engine.open(sample.program);
  told("open", ms(from));
  from = Date.now();
  for (const event of sample.members[member] || []) center.apply(event);
  told("log", ms(from));
  const lines = sample.goods.goods.map((thing) => ({ ...thing, quantity: 2 }));
  const at = Date.now();
  const quote = () => center.quote({ at, lines, coupons: "best", near_misses: 3 });
  from = Date.now();
  quote();
  told("first", ms(from));
  from = Date.now();
  // Clocks of phones count whole milliseconds: ten at once.
  for (let times = 0; times < 10; ++times) quote();
  told("later", `${(Date.now() - from) / 10} ms`);
  from = Date.now();
  center.overview(at);
  told("overview", ms(from));
  center.dispose();
}

Component({
  data: { ...always(speed_words), figures: [] as Figure[] },
  methods: {
    onLoad() {
      count_warnings();
      if (lang() !== "zh-CN") host.page_title(speed_words[lang()].title);
      return this.measure();
    },
    async measure() {
      if (this.data.busy) return;
      this.setData({ ...always(speed_words), busy: true, figures: [] });
      const w = speed_words[lang()];
      const figures: Figure[] = [];
      const told: Told = (name, text) => text && figures.push({ name: w[name], text });
      try {
        const from = Date.now();
        const parts = await load_package();
        told("package", ms(from));
        await measure(parts, told);
        const bytes = parts.memory();
        if (bytes !== undefined) told("memory", kilobytes(bytes));
      } catch (error) {
        told("failed", String((error as Error).message));
      }
      told("warned", warned === undefined ? "" : String(warned));
      told("launch", launch());
      told("library", library_version());
      told("device", this.device());
      this.setData({ busy: false, figures });
    },
    device() {
      const { brand = "", model = "", system = "", benchmarkLevel, memorySize } = (wx.getDeviceInfo ? wx.getDeviceInfo() : wx.getSystemInfoSync()) as unknown as Record<string, unknown>;
      const w = speed_words[lang()];
      return [`${brand} ${model}`, system, benchmarkLevel && `${w.level} ${benchmarkLevel}`, memorySize && `${w.ram} ${memorySize} MB`].filter(Boolean).join(said("comma"));
    },
    copy() {
      host.copy(this.data.figures.map(({ name, text }) => `${name}: ${text}`).join("\n"));
    },
  },
});
