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
  /** Compiled while it comes, by the worker where there is one; nothing: that could not be done. */
  readonly module: Promise<WebAssembly.Module | undefined>;
  /** The styles of the first page, which are on their way. */
  readonly styles: readonly string[];
  /** The worker that prices what the last visit has kept, or what the service says at the first one, and of which session. */
  readonly ahead?: { readonly of: string; readonly worker: Worker; readonly runs: Promise<unknown>; readonly first: Promise<any>; readonly loaded: Promise<unknown> };
  /** Answers of the service that are on their way, by method and address. */
  readonly answers: Record<string, Promise<Response>>;
  /** Asks for them: what was kept is shown first, the service is asked when that is there. */
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

  const compile = () => {
    // Before iOS 15 a module is not compiled while it comes.
    const compiled = "compileStreaming" in WebAssembly
      ? WebAssembly.compileStreaming(fetch(module))
      : fetch(module).then((answer) => answer.arrayBuffer()).then((bytes) => WebAssembly.compile(bytes));
    return compiled.catch(() => undefined);
  };

  /** Away from the page's own thread: that has its scripts to run. */
  const look_ahead = () => {
    const begun = new Worker(worker, { type: "module", name: "ahead" });
    const lost = new Promise<never>((_resolve, reject) => {
      begun.addEventListener("error", reject);
      const { terminate } = begun;
      begun.terminate = () => {
        terminate.call(begun);
        reject(new Error("terminated"));
      };
    });
    const told = <T>(is: (data: any) => T | undefined) => Promise.race([lost, new Promise<T>((resolve, reject) => {
      begun.addEventListener("message", ({ data }) => {
        const value = is(data);
        if (value !== undefined) resolve(value);
        else if (data.number === -1) reject(data);
      });
    })]);
    const first = told(({ number, value }) => (number === -1 ? value : undefined));
    const loaded = told(({ compiled }) => compiled as WebAssembly.Module | undefined);
    const runs = told(() => true);
    for (const one of [first, loaded, runs]) one.catch(() => undefined);
    return { of: name, worker: begun, runs, first, loaded };
  };
  let ahead: ReturnType<typeof look_ahead> | undefined;
  try {
    ahead = by_service ? look_ahead() : undefined;
  } catch {
    // No workers here: the page does it all by itself.
  }
  // The storage is read from the disk when it is first asked: the worker starts meanwhile.
  const kept = by_service && localStorage.getItem(`${name}/session`);
  const asked = { number: -1, does: "begin", cart: localStorage.getItem(`${name}/cart`), channel: "h5", now: Date.now(), things: page === "shop" ? 6 : 0 };
  ahead?.worker.postMessage({ asked, session: kept });
  const compiled = ahead ? ahead.loaded.catch(compile) : compile();

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
  const seen = ahead && kept && page in pages && localStorage.getItem(`${name}/picture/${page}`) !== null;
  if (!seen) load();

  const answers: Record<string, Promise<Response>> = {};
  const base = new URL(`api/${known?.id}`, document.baseURI).href;
  const keep = (key: string, sent: Promise<Response>) => {
    sent.catch(() => undefined);
    answers[`${key.split(" ")[0]} ${base}${key.split(" ")[1]}`] = sent;
    return sent;
  };
  const ask = () => {
    // Token and account in one: a second request would wait until the scripts have run that are on their way.
    const login = keep("POST /backend/tokens", fetch(`${base}/backend/login`, { method: "POST", body: JSON.stringify({ member: own, channel: "h5" }) }));
    const told = login.then((answer) => (answer.ok ? answer.clone().json() : {})) as Promise<{ standing?: unknown }>;
    keep(`GET /v1/members/${own}`, told.then(({ standing }) => {
      if (!standing) throw new Error("no account");
      return new Response(JSON.stringify(standing));
    }));
    return [...["/v1/program", "/v1/goods"].map((path) => keep(`GET ${path}`, fetch(`${base}${path}`))), login];
  };
  if (by_service && !(ahead && kept)) {
    const asked = ask();
    // Of what is no answer the worker makes nothing.
    const texts = Promise.all(asked.map((sent) => sent.then((answer) => answer.clone().text())));
    texts.then((told) => ahead?.worker.postMessage({ answers: told }), () => ahead?.worker.postMessage({ answers: [] }));
  }

  window.early = { answers, language, main: scripts[scripts.length - 1]!, module: compiled, name, styles, ...(page in pages && { page }), ...(seen && { load }), ...(ahead && { ahead }), ...(ahead && kept && { ask }) };
})(early_files);
