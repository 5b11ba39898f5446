import { page_words } from "../../words/page";

export const w = page_words({
  own: "当前等级", reached: "已达到", locked: "未解锁", until: "有效期至", keep_and_rise: "保级与升级", rise: "升级进度", now: "当前", brings: "专享权益",
  nothing: "这一级没有专享权益，升级后可享", tasks: "这样升得更快", records: "等级变动", ledger: "成长值明细", grown: "每件商品带来的成长", none: "这家店没有会员等级",
}, {
  own: "Your level", reached: "Reached", locked: "Locked", until: "Until", keep_and_rise: "Keep or raise your level", rise: "To the next level", now: "Now", brings: "Benefits",
  nothing: "No extra benefits yet: they come with higher levels", tasks: "Ways to level up", records: "Level history", ledger: "Growth history", grown: "Growth by item", none: "This shop has no levels",
});
