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
  const compiled = WebAssembly.compileStreaming(fetch(module));
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
  const send = (method: string, path: string, init: RequestInit = {}) => {
    const sent = fetch(base + path, { method, ...init });
    sent.catch(() => undefined);
    answers[`${method} ${base}${path}`] = sent;
    return sent;
  };
  const token = send("POST", "/backend/tokens", { body: JSON.stringify({ member: own, channel: "h5" }) });
  send("GET", "/v1/program");
  send("GET", "/v1/goods");
  const standing = token.then((answer) => answer.clone().json()).then(({ token }) => fetch(`${base}/v1/members/${own}`, { headers: { Authorization: `Bearer ${token}` } }));
  standing.catch(() => undefined);
  answers[`GET ${base}/v1/members/${own}`] = standing;
})(early_files);
