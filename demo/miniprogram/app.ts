import { host } from "./shop/host";
import { lang, said } from "./shop/language";
import { session } from "./shop/session";

App({
  onLaunch() {
    if (lang() !== "zh-CN") host.tab_titles([said("home"), said("shop"), said("cart")]);
    // The engine is fetched while the first page is laid out.
    session().catch(() => undefined);
  },
});
