import { page_words } from "../../words/page";

export const w = page_words({
  own: "当前等级", reached: "已达到", locked: "未解锁", until: "有效期至", keep_and_rise: "保级与升级", rise: "升级进度", now: "当前", brings: "专享权益",
  nothing: "这一级没有额外权益", tasks: "这样升得更快", records: "等级变动", ledger: "成长值明细", grown: "每件商品带来的成长", none: "这家店没有会员等级",
}, {
  own: "Your level", reached: "Reached", locked: "Locked", until: "Until", keep_and_rise: "Keep it, and rise", rise: "On the way up", now: "Now", brings: "What it brings",
  nothing: "Nothing more on this level", tasks: "What lifts you", records: "Changes of level", ledger: "Growth", grown: "What each thing brought", none: "This shop has no levels",
});
