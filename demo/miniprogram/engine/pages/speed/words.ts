import { words } from "../../../shop/language";

export const speed_words = words({
  title: "性能", package: "分包加载", module: "模块实例化", runs: "运行方式", open: "打开规则", log: "会员记录", first: "首次报价", later: "之后每次报价", overview: "会员中心总览", memory: "模块内存", warned: "内存告警", launch: "小程序启动", failed: "没有成功", library: "基础库", device: "设备", again: "再测一次", copy: "复制结果", busy: "正在测量…", level: "性能等级", ram: "内存", why: "（", end: "）", about: "这些数字在这台手机上测得，可以复制后发给我们。",
}, {
  title: "Performance", package: "Subpackage", module: "Instantiate", runs: "Runs as", open: "Open the rules", log: "The member's log", first: "First quote", later: "Each later quote", overview: "Overview", memory: "Module's memory", warned: "Memory warnings", launch: "Launch", failed: "Did not succeed", library: "Base library", device: "Device", again: "Measure again", copy: "Copy", busy: "Measuring…", level: "level", ram: "memory", why: " (", end: ")", about: "Measured on this phone: copy the figures and send them to us.",
});
