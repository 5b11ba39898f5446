import { VantResolver } from "@vant/auto-import-resolver";
import vue from "@vitejs/plugin-vue";
import components from "unplugin-vue-components/vite";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { compressed } from "./plugins/compressed";
import { plain_icons } from "./plugins/plain_icons";
import { preloaded } from "./plugins/preloaded";

// Relative addresses: the page can be put anywhere, below any path, without a server of its own.
export default defineConfig({
  base: "./",
  plugins: [
    plain_icons(),
    vue(),
    components({ resolvers: [VantResolver()], dts: false, dirs: [] }),
    VitePWA({
      registerType: "autoUpdate",
      manifest: { name: "会员中心", short_name: "会员中心", display: "standalone", background_color: "#ffffff", icons: [{ src: "./icon.svg", sizes: "any", type: "image/svg+xml" }] },
      workbox: { globPatterns: ["**/*.{html,js,css,wasm,svg,json}"], maximumFileSizeToCacheInBytes: 4_000_000 },
    }),
    preloaded(),
    compressed(),
  ],
  build: { target: "es2020", assetsInlineLimit: 2048, rollupOptions: { output: { experimentalMinChunkSize: 16_000 } } },
  worker: { format: "es" },
  // The address that demo/serve.mjs prints for developers.
  server: { proxy: { "/api": process.env.MEMBER_CENTER ?? "http://127.0.0.1:8090" } },
  // The module finds its file beside itself.
  optimizeDeps: { exclude: ["member-center"] },
});
