// The page as one script and one style sheet, for `heldby publish --single-file`: what opens from disk may load nothing.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { woff2Only } from "./vite.config.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** MapLibre needs a worker, which a browser does not start from a file: the ground is drawn by a canvas of our own. */
const plainGround: Plugin = {
  name: "plain-ground",
  enforce: "pre",
  resolveId(source, importer) {
    if (source === "./base" && importer?.includes("/src/map/")) return here("src/single/base.ts");
    if (source === "maplibre-gl/dist/maplibre-gl.css") return here("src/single/base.css");
    return null;
  },
};

export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [plainGround, woff2Only, svelte()],
  build: {
    outDir: "../src/heldby/web/page",
    emptyOutDir: false,
    target: "es2022",
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 3000,
    lib: {
      entry: here("src/main.ts"),
      name: "heldby",
      formats: ["iife"],
      fileName: () => "single.js",
      cssFileName: "single",
    },
    rolldownOptions: { output: { codeSplitting: false } },
  },
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
});
