// Built into the Python package, so that `heldby serve` needs no Node. Addresses inside the build are relative: a
// published copy may lie in any folder.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

/** Every browser that can run the page reads woff2: the older files would only make the package larger. */
const woff2Only: Plugin = {
  name: "woff2-only",
  enforce: "pre",
  transform: {
    filter: { id: /@fontsource.*\.css/ },
    handler: (css) => css.replaceAll(/,\s*url\([^)]*\.woff\) format\('woff'\)/g, ""),
  },
};

export default defineConfig({
  base: "./",
  plugins: [woff2Only, svelte()],
  build: {
    outDir: "../src/heldby/web/page",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0, // the page's security policy allows no data: fonts or scripts
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: { "/api": process.env.HELDBY_URL ?? "http://127.0.0.1:8000" } },
});
