import type { Plugin } from "vite";

/** The page asks for the module at once, beside its scripts: not first when they have come and run. */
export function preloaded(): Plugin {
  return {
    name: "preloaded",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle }) => {
        const module = Object.keys(bundle ?? {}).find((name) => name.endsWith(".wasm"));
        if (!module) return [];
        return [{ tag: "link", attrs: { rel: "preload", as: "fetch", type: "application/wasm", crossorigin: true, href: `./${module}` }, injectTo: "head-prepend" }];
      },
    },
  };
}
