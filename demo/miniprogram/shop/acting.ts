// What every page does with what it sends: says how it went.

import type { Done } from "member-center/store";

/** Tells the customer what came of something; true: it is booked. */
export function told(done: Done, well = "已完成"): boolean {
  if (done.state === "accepted") wx.showToast({ title: well, icon: "success" });
  else if (done.state === "waiting") wx.showToast({ title: "网络恢复后自动提交", icon: "none" });
  else wx.showToast({ title: done.sentence, icon: "none", duration: 3000 });
  return done.state === "accepted";
}
