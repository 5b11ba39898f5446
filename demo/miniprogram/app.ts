import { session } from "./shop/session";

App({
  onLaunch() {
    // The engine is fetched while the first page is laid out.
    session().catch(() => undefined);
  },
});
