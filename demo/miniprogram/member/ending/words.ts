import { words } from "../../shop/language";

export const ending_words = words({ title: "到期提醒", nothing: "没有即将到期的积分、券或卡" }, { title: "Ending soon", nothing: "Nothing is about to end" });
