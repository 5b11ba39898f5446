import { page_words } from "../../words/page";

export const w = page_words({
  who: "店铺与会员", language: "语言", theme: "外观", auto: "跟随系统", light: "浅色", dark: "深色", time: "时光机", time_about: "看看那一天的会员中心是什么样子：等级、积分、优惠券都按那时显示。",
  only_later: "只能前往未来。", go: "前往", now: "回到现在", alone: "离线演示：账本在这台设备上", service: "手机计算，商家核验",
}, {
  who: "Shop and member", language: "Language", theme: "Look", auto: "As the device", light: "Light", dark: "Dark", time: "Time machine", time_about: "See the member center as it will be then: level, points and coupons.",
  only_later: "You can only travel forward in time.", go: "Go", now: "Back to now", alone: "On its own: the books are on this device", service: "Computed on the phone, confirmed by the shop",
});
