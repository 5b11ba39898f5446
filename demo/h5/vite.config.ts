import vue from "@vitejs/plugin-vue";
import components from "unplugin-vue-components/vite";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { compressed } from "./plugins/compressed";
import { early } from "./plugins/early";
import { plain_icons } from "./plugins/plain_icons";

/** What every page is made of, what the pages behind the tabs share, and each of them: few files, since each is a way to the server. */
const chunks = {
  vue: /\/node_modules\/(@vue|vue|vue-router)\/|vite\/preload-helper|plugin-vue:export-helper/,
  core: /\/dist\/(web|store|service|vue)\.mjs$|\/src\/(main|App|router|shops|style\/\w+|shop\/(session|early|backend|pace|offline)|words\/(language|pages?)|parts\/(TabBar|TravelBanner|Icon|icons|PageLink))\b/,
  parts: /\/src\/(parts\/(figure|GoodsArt|QuantityStepper|TotalFigure|PageState|EmptyState|RollingMoney)|pages\/cart\/(CartBar|CartQuantity|CartSums|tap|words))\b/,
  sheets: /\/src\/parts\/(BottomSheet|PriceWay|sheet)\b|\/vant\/es\/(utils|composables|popup|overlay|icon|badge|loading)\/|\/@vant\/use\//,
  home: /\/src\/pages\/(home|mine)\//,
  shop: /\/src\/pages\/shop\/(ShopPage|words)\b/,
  cart: /\/src\/pages\/cart\//,
};
const chunk_of = (id: string) => Object.entries(chunks).find(([, form]) => form.test(id.replace(/\\/g, "/").replace(/\?.*/, "")))?.[0];

/** Each from its own file: from the file of all of them a chunk would take what any page uses. */
function vant_component(name: string) {
  const [, part] = /^Van([A-Z]\w+)$/.exec(name) ?? [];
  if (!part) return undefined;
  const from = `vant/es/${part.replace(/\B[A-Z]/g, "-$&").toLowerCase()}`;
  return { name: part, from: `${from}/index.mjs`, sideEffects: `${from}/style/index.mjs` };
}

// Relative addresses: the page can be put anywhere, below any path, without a server of its own.
export default defineConfig({
  base: "./",
  plugins: [
    plain_icons(),
    vue(),
    components({ resolvers: [vant_component], dts: false, dirs: [] }),
    VitePWA({
      registerType: "autoUpdate",
      // After the first price (src/shop/offline.ts): what is kept for later is not to be in the way of what is looked at now.
      injectRegister: null,
      manifest: { name: "会员中心", short_name: "会员中心", display: "standalone", background_color: "#ffffff", icons: [{ src: "./icon.svg", sizes: "any", type: "image/svg+xml" }] },
      workbox: { globPatterns: ["**/*.{html,js,css,wasm,svg,json}"], maximumFileSizeToCacheInBytes: 4_000_000 },
    }),
    early(),
    compressed(),
  ],
  define: { __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
  build: { target: "es2020", minify: "terser", terserOptions: { ecma: 2020, compress: { passes: 3 }, format: { comments: false } }, assetsInlineLimit: 2048, modulePreload: { polyfill: false }, rollupOptions: { treeshake: { propertyReadSideEffects: false }, output: { manualChunks: chunk_of } } },
  worker: { format: "es" },
  // The address that demo/serve.mjs prints for developers.
  server: { proxy: { "/api": process.env.MEMBER_CENTER ?? "http://127.0.0.1:8090" } },
  // The module finds its file beside itself.
  optimizeDeps: { exclude: ["member-center"] },
});
