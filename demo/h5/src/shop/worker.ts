import { loadEngine, worker } from "member-center";
import { serveStore, type WorkerScope } from "member-center/store";
import url from "member-center/member-center.wasm?url";

const address = new URL(url, self.location.href).href;

/** The page's head begins it under a name, before there is a module (src/early.ts). */
const ahead = self.name !== "";

/** Before iOS 15 a module is not compiled while it comes. */
const compile = async (sent: Promise<Response>) =>
  "compileStreaming" in WebAssembly ? WebAssembly.compileStreaming(sent) : WebAssembly.compile(await (await sent).arrayBuffer());

/** Otherwise the page tells first which module it has compiled, if any. */
const posted = () => new Promise<WebAssembly.Module | undefined>((resolve) => {
  self.addEventListener("message", ({ data }) => "module" in data && resolve(data.module));
});

const compiled = ahead ? compile(fetch(address)) : posted();

serveStore(self as unknown as WorkerScope, async () => {
  const module = await compiled;
  return loadEngine({ host: worker({ url: address, ...(module && { module }) }) });
});

/** What the service says, as the store's worker takes it. */
const session_of = ([program, goods, login]: readonly string[]) => `{"program":${program},"goods":${goods},"standing":${JSON.stringify(JSON.parse(login!).standing)}}`;

if (ahead) {
  // The page needs it, too. Where it cannot be posted the page loads its own.
  compiled.then((module) => self.postMessage({ compiled: module })).catch(() => undefined);
  let asked: object = {};
  const begin = (more: object) => self.dispatchEvent(new MessageEvent("message", { data: { ...asked, ...more } }));
  self.addEventListener("message", ({ data }) => {
    if ("asked" in data) {
      self.postMessage({ runs: true });
      asked = data.asked;
      if (data.session) begin({ session: data.session });
    }
    if ("answers" in data) begin({ session: session_of(data.answers), now: Date.now() });
  });
}
