// Builds every island, frontend/<island>/main.ts, to src/hireloop/web/static/dist/<island>.js and .css.
// One file each, so that Django may rename it by its hash without touching imports.
import { readdirSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { writeSprite } from "./icons.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../src/hireloop/web/static/dist");
const CLASSIC = new Set(["theme"]); // runs in the head, before the first paint

function islands() {
  const asked = process.argv.slice(2).filter((word) => !word.startsWith("-"));
  const all = readdirSync(here).filter((name) => existsSync(join(here, name, "main.ts")));
  return asked.length ? all.filter((name) => asked.includes(name)) : all;
}

function buildIsland(name) {
  return build({
    configFile: false,
    root: here,
    logLevel: "warn",
    publicDir: false,
    build: {
      outDir: out,
      emptyOutDir: false,
      target: "es2022",
      cssCodeSplit: false,
      assetsInlineLimit: 1_000_000,
      chunkSizeWarningLimit: 2000,
      modulePreload: false,
      rolldownOptions: {
        input: join(here, name, "main.ts"),
        output: {
          format: CLASSIC.has(name) ? "iife" : "es",
          entryFileNames: `${name}.js`,
          assetFileNames: `${name}[extname]`,
          codeSplitting: false,
        },
      },
    },
  });
}

mkdirSync(out, { recursive: true });
for (const name of islands()) {
  await buildIsland(name);
}
process.exitCode = writeSprite(join(out, "icons.svg")) ? 0 : 1;
