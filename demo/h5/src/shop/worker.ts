import { loadEngine, worker } from "member-center";
import { serveStore, type WorkerScope } from "member-center/store";
import url from "member-center/member-center.wasm?url";

/** The page tells first which module it has compiled, if any; its head has none, and what it asks is in the name (src/early.ts). */
const posted = new Promise<WebAssembly.Module | undefined>((resolve) => {
  if (self.name) resolve(undefined);
  else self.addEventListener("message", ({ data }) => "module" in data && resolve(data.module));
});

serveStore(self as unknown as WorkerScope, async () => {
  const module = await posted;
  return loadEngine({ host: worker({ url: new URL(url, self.location.href).href, ...(module && { module }) }) });
});

if (self.name) {
  self.postMessage({ runs: true });
  const [asked, session] = self.name.split("\n", 2);
  self.dispatchEvent(new MessageEvent("message", { data: { ...JSON.parse(asked!), session } }));
}
