// Runs in the page's head, before any script has come: what the first page needs is on its way at once, all of it together.
// plugins/early.ts puts it there, with the names of the files. What begins the page's scripts is src/seen.ts.

interface Files {
  /** The page's own; the last one is what begins. */
  readonly scripts: readonly string[];
  readonly module: string;
  readonly worker: string;
  /** Scripts and styles of the pages behind the tabs, by path. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
  readonly languages: Readonly<Record<string, readonly string[]>>;
  readonly shops: readonly { readonly id: string; readonly members: readonly string[] }[];
}

interface Early {
  /** The script that begins the page. */
  readonly main: string;
  /** The page behind one of the tabs that is opened; nothing: another page. */
  readonly page?: string;
  /** Of the session, in the storage: "supermarket/m-wangjie". */
  readonly name: string;
  readonly language: string;
  /** Asks for what the first page is made of, where that was put off. */
  readonly load?: () => void;
  /** Compiled while it comes; nothing: the worker has it, and the page loads it when the first prices are there. */
  readonly module?: Promise<WebAssembly.Module>;
  /** The styles of the first page, which are on their way. */
  readonly styles: readonly string[];
  /** Of a visit that is not the first one: the worker that prices what the last one has kept, and of which session. */
  readonly ahead?: { readonly of: string; readonly worker: Worker; readonly runs: Promise<unknown>; readonly first: Promise<any> };
  /** Answers of the service that are on their way, by method and address. */
  readonly answers: Record<string, Promise<Response>>;
  /** Asks for them, where that has waited for the first prices. */
  ask?: (() => void) | undefined;
}

declare const early_files: Files;
interface Window {
  early?: Early;
}

(({ languages, module, pages, scripts, shops, worker }: Files) => {
  const [shop, member, page = ""] = location.hash.slice(2).split("?")[0]!.split("/");
  const known = shops.find(({ id, members }) => (shop ? id === shop && members.includes(member!) : true));
  const own = shop ? member! : known?.members[0]!;
  const by_service = known && !new URLSearchParams(location.search).has("offline");
  const name = `${known?.id}/${own}`;
  const kept = by_service && localStorage.getItem(`${name}/session`);

  /** Away from the page's own thread: that has its scripts to run. */
  const look_ahead = (session: string): Early["ahead"] => {
    // In its name, since a message would come to it only when the page's own thread has told the browser that it runs.
    const asked = { number: -1, does: "begin", cart: localStorage.getItem(`${name}/cart`), channel: "h5", now: Date.now(), things: page === "shop" ? 6 : 0 };
    const begun = new Worker(worker, { type: "module", name: `${JSON.stringify(asked)}\n${session}` });
    const first = new Promise((resolve, reject) => {
      begun.addEventListener("message", ({ data }) => data.number === -1 && (data.value ? resolve(data.value) : reject(data)));
      begun.addEventListener("error", reject);
    });
    first.catch(() => undefined);
    const runs = new Promise((resolve) => begun.addEventListener("message", resolve, { once: true }));
    return { of: name, worker: begun, runs, first };
  };
  let ahead: Early["ahead"];
  try {
    ahead = kept ? look_ahead(kept) : undefined;
  } catch {
    // No workers here: the page does it all by itself.
  }

  const compile = () => {
    // Before iOS 15 a module is not compiled while it comes.
    const compiled = "compileStreaming" in WebAssembly
      ? WebAssembly.compileStreaming(fetch(module))
      : fetch(module).then((answer) => answer.arrayBuffer()).then((bytes) => WebAssembly.compile(bytes));
    compiled.catch(() => undefined);
    return compiled;
  };
  const compiled = ahead ? undefined : compile();

  const styles: string[] = [];
  const language = localStorage.getItem("language") ?? (navigator.language.startsWith("zh") ? "zh-CN" : "en");
  const load = () => {
    for (const href of [...scripts, ...(languages[language] ?? []), ...(pages[page] ?? [])]) {
      const link = document.createElement("link");
      const style = href.endsWith(".css");
      link.rel = style ? "preload" : "modulepreload";
      if (style) {
        link.as = "style";
        styles.push(href);
      }
      link.crossOrigin = "";
      link.href = href;
      document.head.append(link);
    }
  };
  // What was seen last comes before all else (src/seen.ts).
  const seen = ahead && page in pages && localStorage.getItem(`${name}/picture/${page}`) !== null;
  if (!seen) load();

  const answers: Record<string, Promise<Response>> = {};
  const base = new URL(`api/${known?.id}`, document.baseURI).href;
  const keep = (key: string, sent: Promise<Response>) => {
    sent.catch(() => undefined);
    answers[`${key.split(" ")[0]} ${base}${key.split(" ")[1]}`] = sent;
  };
  const ask = () => {
    // Token and account in one: a second request would wait until the scripts have run that are on their way.
    const login = fetch(`${base}/backend/login`, { method: "POST", body: JSON.stringify({ member: own, channel: "h5" }) });
    const told = login.then((answer) => (answer.ok ? answer.clone().json() : {})) as Promise<{ standing?: unknown }>;
    keep("POST /backend/tokens", login);
    keep(`GET /v1/members/${own}`, told.then(({ standing }) => {
      if (!standing) throw new Error("no account");
      return new Response(JSON.stringify(standing));
    }));
    for (const path of ["/v1/program", "/v1/goods"]) keep(`GET ${path}`, fetch(`${base}${path}`));
  };
  // What was kept is shown first: the service is asked when that is there.
  if (by_service && !ahead) ask();

  window.early = { answers, language, main: scripts[scripts.length - 1]!, name, styles, ...(page in pages && { page }), ...(seen && { load }), ...(compiled && { module: compiled }), ...(ahead && { ahead, ask }) };
})(early_files);
