import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  // Bundled beforehand, the package would look for its module where the bundle lies.
  optimizeDeps: { exclude: ["member-center"] },
  // The shop of examples/server: npm start --prefix examples/server
  server: { proxy: { "/shop": process.env.SHOP ?? "http://localhost:8080" } },
});
