import { existsSync, readdirSync } from "node:fs";
import { defineConfig } from "vitest/config";

// One entry per island, so that a page loads only what it uses.
const islands = Object.fromEntries(
  (existsSync("src/islands") ? readdirSync("src/islands") : [])
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => [name.replace(/\.ts$/, ""), `src/islands/${name}`]),
);

export default defineConfig({
  // Relative addresses: the portal may live below a path of its host.
  base: "./",
  build: {
    outDir: "dist",
    assetsDir: "assets",
    manifest: true,
    target: ["es2020", "chrome100", "firefox100", "safari15.4"],
    // The Content-Security-Policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { main: "src/main.ts", styles: "src/styles/main.css", ...islands },
    },
  },
  test: {
    environment: "jsdom",
    include: ["test/**/*.test.ts"],
  },
});
