import { createApp } from "vue";
import App from "./App.vue";
import { router } from "./router";
import { keep_for_offline } from "./shop/offline";
import "./style/tokens.css";
import "./style/base.css";
import { listened } from "./words/language";

void listened.then(() => createApp(App).use(router).mount("#app"));
keep_for_offline();
