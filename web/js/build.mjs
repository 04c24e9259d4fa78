// Runs before each build: bundles the editor into node_modules/.cache/interleave/editor.js, which is outside of
// the folders that Trunk watches. Does nothing when the bundle is up to date.
import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const bundle = join(root, "node_modules/.cache/interleave/editor.js");
const modified = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

const inputs = [join(here, "editor.js"), join(here, "build.mjs"), join(root, "node_modules/.package-lock.json")];
if (modified(bundle) <= Math.max(...inputs.map(modified))) {
  await build({
    entryPoints: [join(here, "editor.js")],
    outfile: bundle,
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
  });
  console.log(`bundled the editor: ${statSync(bundle).size} bytes`);
}
