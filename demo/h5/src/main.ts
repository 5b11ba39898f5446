import { createApp } from "vue";
import App from "./App.vue";
import { fetch_tabs, router } from "./router";
import { early_styles } from "./shop/early";
import { keep_for_offline, when_come } from "./shop/offline";
import { keep_pictures, uncover } from "./shop/picture";
import "./style/tokens.css";
import "./style/base.css";
import "./style/wide.css";
import "./style/theme";
import { listened } from "./words/language";

void Promise.all([listened, early_styles()]).then(() => {
  createApp(App).use(router).mount("#app");
  void uncover(router.isReady());
});
keep_pictures();
when_come(() => {
  void fetch_tabs().catch(() => undefined);
  keep_for_offline();
});
