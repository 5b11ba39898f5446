import { words } from "../../shop/language";

export const level_words = words({
  title: "会员等级", own: "当前等级", reached: "已达到", locked: "未解锁", until: "有效期至", rise: "升级进度", keep: "保级进度", brings: "专享权益", nothing: "这一级没有额外权益", tasks: "这样升得更快", records: "等级变动", ledger: "成长值明细", none: "这家店没有会员等级",
}, {
  title: "Levels", own: "Your level", reached: "Reached", locked: "Locked", until: "Until", rise: "On the way up", keep: "To keep it", brings: "What it brings", nothing: "Nothing more on this level", tasks: "What lifts you", records: "Changes of level", ledger: "Growth", none: "This shop has no levels",
});
