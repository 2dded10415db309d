import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// Java renders the pages (ChatPages.java); manifest.json tells it which files belong to them.
export default defineConfig({
  base: "/citizen/app/",
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: ["src/chat/main.tsx", "src/home/main.ts", "src/sw/sw.ts"],
      output: {
        entryFileNames: (chunk) => (chunk.name === "sw" ? "sw.js" : "[name]-[hash].js"),
        chunkFileNames: "[name]-[hash].js",
        assetFileNames: "[name]-[hash][extname]",
      },
    },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/test/setup.ts"],
    testTimeout: 20_000, // no test needs a fast machine
  },
});
