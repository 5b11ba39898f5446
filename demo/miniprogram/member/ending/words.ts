import { words } from "../../shop/language";

export const ending_words = words({ title: "到期提醒", nothing: "没有快要到期的东西，放心" }, { title: "Ending soon", nothing: "Nothing ends. All is well" });
