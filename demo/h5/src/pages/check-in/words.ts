import { page_words } from "../../words/page";

export const w = page_words({
  day: "天", days: "天", sign: "签到", today_done: "今日已签", waits: "等待网络", today: "今日签到得", tomorrow: "明日签到得", done: "签到成功", rules: "签到规则", make_up: "补签", make_up_short: "补签", costs: "消耗", gets: "补签可得", made_up: "补签成功",
  is_done: "已签到", none: "这家店没有签到活动",
}, {
  day: "day", days: "days", sign: "Check in", today_done: "Done today", waits: "Waiting for the network", today: "Today brings", tomorrow: "Tomorrow brings", done: "Checked in", rules: "How it works", make_up: "Make up", make_up_short: "make up", costs: "Costs", gets: "You get", made_up: "Made up",
  is_done: "checked in", none: "This shop has no check-in",
});
