import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Plugin, type Rollup, transformWithEsbuild } from "vite";

/** Pages behind the tabs, by their paths: those that somebody comes to first. */
const first_pages = { "": "home/HomePage", shop: "shop/ShopPage", cart: "cart/CartPage", mine: "mine/MinePage" } as const;
const languages = { "zh-CN": "words/chinese.ts", en: "words/english.ts" } as const;

/** The page's own scripts, as vite has them begin: src/seen.ts begins the last one. */
const own_scripts = /<script type="module" crossorigin src="([^"]+)"><\/script>/g;

/** src/early.ts in the page's head, with the files that the first page is made of; src/seen.ts at its end. */
export function early(): Plugin {
  let root = "";
  return {
    name: "early",
    apply: "build",
    configResolved: (config) => {
      root = config.root;
    },
    transformIndexHtml: {
      order: "post",
      handler: async (html, { bundle = {} }) => {
        const files = (ends: string) => files_of(bundle, ends).map((name) => `./${name}`);
        const each = (all: Readonly<Record<string, string>>, place: (name: string) => string) =>
          Object.fromEntries(Object.entries(all).map(([key, name]) => [key, files(place(name))]));
        const names = {
          scripts: [...html.matchAll(own_scripts)].map(([, name]) => name),
          module: `./${Object.keys(bundle).find((name) => name.endsWith(".wasm"))}`,
          worker: `./${Object.keys(bundle).find((name) => /\/worker-[^/]*\.js$/.test(name))}`,
          pages: each(first_pages, (name) => `/src/pages/${name}.vue`),
          languages: each(languages, (name) => `/src/${name}`),
          shops: (JSON.parse(readFileSync(join(root, "src/shops.json"), "utf8")) as { id: string; members: string[] }[]).map(({ id, members }) => ({ id, members })),
        };
        const script = async (name: string) => (await transformWithEsbuild(readFileSync(join(root, "src", name), "utf8"), name, { minify: true, target: "es2020" })).code.trim();
        const [head, end] = await Promise.all([script("early.ts"), script("seen.ts")]);
        return {
          html: html.replace(own_scripts, ""),
          tags: [
            { tag: "script", children: head.replace("early_files", () => JSON.stringify(names)), injectTo: "head-prepend" },
            { tag: "script", children: end, injectTo: "body" },
          ],
        };
      },
    },
  };
}

/** The chunk that a module is in, and what it loads, beyond what the page loads by itself. */
function files_of(bundle: Rollup.OutputBundle, ends: string): readonly string[] {
  const chunks = Object.values(bundle).filter((one): one is Rollup.OutputChunk => one.type === "chunk");
  const reach = (from: Rollup.OutputChunk | undefined, found = new Set<Rollup.OutputChunk>()): Set<Rollup.OutputChunk> => {
    if (!from || found.has(from)) return found;
    found.add(from);
    for (const name of from.imports) reach(chunks.find(({ fileName }) => fileName === name), found);
    return found;
  };
  const own = reach(chunks.find(({ isEntry, facadeModuleId }) => isEntry && facadeModuleId?.endsWith("index.html")));
  const wanted = reach(chunks.find(({ moduleIds }) => moduleIds.some((id) => id.replace(/\?.*/, "").endsWith(ends))));
  return [...wanted].filter((chunk) => !own.has(chunk)).flatMap((chunk) => [chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? [])]);
}
