import { words } from "../../shop/language";

export const tasks_words = words({ title: "任务与成就", achievements: "成就", actions: "做任务，得奖励", done: "已达成", portrait: "消费画像", average: "每单平均", largest: "最大一单", prefers: "常买", none: "这家店没有任务" }, { title: "Tasks", achievements: "Achievements", actions: "What brings something", done: "Reached", portrait: "How you buy", average: "Average order", largest: "Largest order", prefers: "Mostly", none: "This shop has no tasks" });
