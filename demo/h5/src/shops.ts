// The shops of the demonstration, by the names of their folders.

export interface Shop {
  readonly id: string;
  readonly name: Readonly<Record<Lang, string>>;
  /** Members of the sample data; the first one unless another is chosen. */
  readonly members: readonly string[];
}

export type Lang = "zh-CN" | "en";

export const shops: readonly Shop[] = [
  { id: "supermarket", name: { "zh-CN": "邻里生鲜超市", en: "Neighbourhood supermarket" }, members: ["m-wangjie", "m-laozhang"] },
  { id: "snack-shop", name: { "zh-CN": "嘴馋日记", en: "Snack diary" }, members: ["m-doudou", "m-laowang"] },
  { id: "kunming-boutique", name: { "zh-CN": "云裳花间", en: "Yunshang boutique" }, members: ["m-lihua", "m-xiaoyu"] },
  { id: "private-domain-mall", name: { "zh-CN": "山禾优选", en: "Shanhe select" }, members: ["m-chen", "m-zhao"] },
  { id: "convenience-chain", name: { "zh-CN": "小跑便利", en: "Xiaopao stores" }, members: ["m-linlin", "m-taxi"] },
];
