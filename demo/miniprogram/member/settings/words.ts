import { words } from "../../shop/language";

export const settings_words = words({ title: "设置", language: "语言", who: "店铺与会员（示例数据）", about: "关于", runs: "运行方式", own: "手机计算，商家核验", alone: "示例数据：账本在这台手机上", version: "基础库", speed: "性能" }, { title: "Settings", language: "Language", who: "Shop and member (sample data)", about: "About", runs: "Runs as", own: "Computed on the phone, confirmed by the shop", alone: "Sample data: the books are on this phone", version: "Base library", speed: "Performance" });
