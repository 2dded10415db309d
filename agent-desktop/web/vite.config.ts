import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The shell is served at /desk (DeskPages.java), its assets below /desk/assets with a year of caching.
export default defineConfig({
  base: "/desk/",
  plugins: [react()],
  build: {
    outDir: "dist/desk",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the page's content policy allows no data: sources
  },
  server: {
    proxy: {
      "/api": "http://127.0.0.1:8120",
      "/ws": { target: "ws://127.0.0.1:8120", ws: true },
    },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/test/setup.ts"],
    testTimeout: 20_000, // no test needs a fast machine
  },
});
