// How fast the engine is on this phone: opened by a long press on the shop's name, copied as text.

import { config } from "../../../config";
import { library_version, load_engine, load_package, loaded } from "../../../shop/loading";

interface Figure {
  readonly name: string;
  readonly text: string;
}

const ms = (from: number) => `${Date.now() - from} ms`;

Component({
  data: { figures: [] as Figure[], busy: false },
  methods: {
    onLoad() {
      return this.measure();
    },
    async measure() {
      if (this.data.busy) return;
      this.setData({ busy: true, figures: [] });
      const figures: Figure[] = [];
      const told = (name: string, text: string) => figures.push({ name, text });
      try {
        let from = Date.now();
        const parts = await load_package();
        told("分包加载", ms(from));
        from = Date.now();
        const engine = await load_engine(parts);
        told("模块实例化", ms(from));
        told("运行方式", loaded && loaded.runs === "webassembly" ? "WXWebAssembly" : `JavaScript（${(loaded && loaded.because) || ""}）`);
        const sample = parts.samples[config.shop];
        if (!sample) throw new Error(config.shop);
        from = Date.now();
        const center = engine.open(sample.program);
        told("打开规则", ms(from));
        from = Date.now();
        for (const event of sample.members[config.member] || []) center.apply(event);
        told("会员记录", ms(from));
        const lines = sample.goods.goods.map((thing) => ({ ...thing, quantity: 2 }));
        const at = Date.now();
        const quote = () => center.quote({ at, lines, coupons: "best", near_misses: 3 });
        from = Date.now();
        quote();
        told("首次报价", ms(from));
        from = Date.now();
        // Clocks of phones count whole milliseconds: ten at once.
        for (let times = 0; times < 10; ++times) quote();
        told("之后每次报价", `${(Date.now() - from) / 10} ms`);
        from = Date.now();
        center.overview(at);
        told("会员中心总览", ms(from));
        center.dispose();
      } catch (error) {
        told("没有成功", String((error as Error).message));
      }
      told("基础库", library_version());
      told("设备", this.device());
      this.setData({ busy: false, figures });
    },
    device() {
      const { brand = "", model = "", system = "", benchmarkLevel, memorySize } = (wx.getDeviceInfo ? wx.getDeviceInfo() : wx.getSystemInfoSync()) as unknown as Record<string, unknown>;
      return [`${brand} ${model}`, system, benchmarkLevel && `性能等级 ${benchmarkLevel}`, memorySize && `内存 ${memorySize} MB`].filter(Boolean).join("，");
    },
    copy() {
      wx.setClipboardData({ data: this.data.figures.map(({ name, text }) => `${name}: ${text}`).join("\n") });
    },
  },
});
