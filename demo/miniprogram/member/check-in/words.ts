import { words } from "../../shop/language";

export const check_in_words = words({
  title: "每日签到", got: "已到账", today: "今日签到得", tomorrow: "明日签到得", rules: "签到规则", done: "签到成功", make_up: "补签", made_up: "补签成功", costs: "消耗", none: "这家店没有签到活动", yes: "补签", no: "取消",
}, {
  title: "Check-in", got: "You have", today: "Today brings", tomorrow: "Tomorrow brings", rules: "How it works", done: "Checked in", make_up: "Make up a day", made_up: "Made up", costs: "It costs", none: "This shop has no check-in", yes: "Yes", no: "No",
});
