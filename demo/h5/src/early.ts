// Runs in the page's head, before any script has come: what the first page needs is on its way at once, all of it together.
// plugins/early.ts puts it there, with the names of the files.

interface Files {
  readonly module: string;
  /** Scripts and styles of the pages behind the tabs, by path. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
  readonly languages: Readonly<Record<string, readonly string[]>>;
  readonly shops: readonly { readonly id: string; readonly members: readonly string[] }[];
}

interface Early {
  readonly module: Promise<WebAssembly.Module>;
  /** Answers of the service that are on their way, by method and address. */
  readonly answers: Record<string, Promise<Response>>;
}

declare const early_files: Files;
interface Window {
  early?: Early;
}

(({ languages, module, pages, shops }: Files) => {
  const answers: Record<string, Promise<Response>> = {};
  // Before iOS 15 a module is not compiled while it comes.
  const compiled = "compileStreaming" in WebAssembly
    ? WebAssembly.compileStreaming(fetch(module))
    : fetch(module).then((answer) => answer.arrayBuffer()).then((bytes) => WebAssembly.compile(bytes));
  compiled.catch(() => undefined);
  window.early = { module: compiled, answers };

  const [shop, member, page = ""] = location.hash.slice(2).split("?")[0]!.split("/");
  const known = shops.find(({ id, members }) => (shop ? id === shop && members.includes(member!) : true));
  const lang = localStorage.getItem("language") ?? (navigator.language.startsWith("zh") ? "zh-CN" : "en");
  for (const href of [...(languages[lang] ?? []), ...(pages[page] ?? [])]) {
    const link = document.createElement("link");
    const style = href.endsWith(".css");
    link.rel = style ? "preload" : "modulepreload";
    if (style) link.as = "style";
    link.crossOrigin = "";
    link.href = href;
    document.head.append(link);
  }

  if (!known || new URLSearchParams(location.search).has("offline")) return;
  const own = shop ? member! : known.members[0]!;
  const base = new URL(`api/${known.id}`, document.baseURI).href;
  const ask = (key: string, sent: Promise<Response>) => {
    sent.catch(() => undefined);
    answers[`${key.split(" ")[0]} ${base}${key.split(" ")[1]}`] = sent;
  };
  // Token and account in one: a second request would wait until the scripts have run that are on their way.
  const login = fetch(`${base}/backend/login`, { method: "POST", body: JSON.stringify({ member: own, channel: "h5" }) });
  const told = login.then((answer) => (answer.ok ? answer.clone().json() : {})) as Promise<{ standing?: unknown }>;
  ask("POST /backend/tokens", login);
  ask(`GET /v1/members/${own}`, told.then(({ standing }) => {
    if (!standing) throw new Error("no account");
    return new Response(JSON.stringify(standing));
  }));
  for (const path of ["/v1/program", "/v1/goods"]) ask(`GET ${path}`, fetch(`${base}${path}`));
})(early_files);
