import { loadEngine, worker } from "member-center";
import { serveStore, type WorkerScope } from "member-center/store";
import url from "member-center/member-center.wasm?url";

/** The page tells first which module it has compiled, if any; its head has none (src/early.ts). */
const posted = new Promise<WebAssembly.Module | undefined>((resolve) => {
  self.addEventListener("message", ({ data }) => ("module" in data || data.does === "begin") && resolve(data.module));
});

serveStore(self as unknown as WorkerScope, async () => {
  const module = await posted;
  return loadEngine({ host: worker({ url: new URL(url, self.location.href).href, ...(module && { module }) }) });
});
