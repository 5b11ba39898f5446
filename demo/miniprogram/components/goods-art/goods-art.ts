// What a thing looks like, by its category: a drawing on a ground of its own tint. Decoration: the name stands beside it.

import { drawing_of } from "./drawing";

Component({
  properties: {
    sku: { type: String, value: "" },
    category: { type: String, value: "" },
  },
  data: { of: "goods", hue: 150 },
  observers: {
    "sku, category": function (this: { setData(data: object): void }, sku: string, category: string) {
      this.setData(drawing_of(sku || "", category || ""));
    },
  },
});
