import { session } from "./shop/session";

declare function App(definition: object): void;

App({
  onLaunch() {
    // The engine is started while the first page is laid out.
    session().catch(() => undefined);
  },
});
