// Runs after each build, on Trunk's staging folder. Packs the lessons into one file, and gives it, the worker and the
// editor names that change with their content, which Trunk does not do. The names are written into <html>, so that no
// cached old worker meets a new page. In the end the service worker gets the list of everything.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, extname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { WORKER, stamp } from "./stamp.mjs";

const staging = process.env.TRUNK_STAGING_DIR;
const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const digest = (files) => {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
};

const files = readdirSync(staging).filter((file) => /^worker(_loader\.js|_bg\.wasm|\.js)$/.test(file)).sort();
if (!files.includes("worker_loader.js")) throw new Error("there is no worker in the build");
// Trunk's loader does not tell how much has arrived.
const size = statSync(join(staging, "worker_bg.wasm")).size;
const loader = readFileSync(join(root, "web/js/worker.js"), "utf8");
if (!loader.includes("const size = 0;")) throw new Error("the worker's loader has no place for its size");
writeFileSync(join(staging, "worker_loader.js"), loader.replace("const size = 0;", `const size = ${size};`));
const folder = `worker-${digest(files.map((file) => join(staging, file)))}`;
mkdirSync(join(staging, folder));
for (const file of files) renameSync(join(staging, file), join(staging, folder, file));

const bundle = join(root, "node_modules/.cache/interleave/editor.js");
const editor = `editor-${digest([bundle])}.js`;
copyFileSync(bundle, join(staging, editor));

// Texts go into the pack; pictures stay files, under the path that prose gives them.
const texts = {};
for (const entry of readdirSync(join(root, "lessons"), { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath ?? entry.path, entry.name);
  const path = relative(join(root, "lessons"), file).split(sep).join("/");
  if ([".md", ".py", ".yaml"].includes(extname(entry.name))) {
    texts[path] = readFileSync(file, "utf8");
  } else if ([".svg", ".png", ".jpg", ".webp"].includes(extname(entry.name))) {
    mkdirSync(dirname(join(staging, "lessons", path)), { recursive: true });
    copyFileSync(file, join(staging, "lessons", path));
  }
}
const sorted = Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
const pack = join(staging, "lessons.json");
writeFileSync(pack, JSON.stringify(sorted));
const lessons = `lessons-${digest([pack])}.json`;
renameSync(pack, join(staging, lessons));

const program = readdirSync(staging).find((file) => /^app-.*_bg\.wasm$/.test(file));
const attributes = {
  "data-worker": `${folder}/worker_loader.js`,
  "data-editor": editor,
  "data-lessons": lessons,
  "data-size": program ? statSync(join(staging, program)).size : undefined,
  // A page that is being worked on should not be kept.
  "data-offline": process.env.TRUNK_PROFILE === "release" ? WORKER : undefined,
};
const written = Object.entries(attributes).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}="${value}"`);
const page = join(staging, "index.html");
const before = readFileSync(page, "utf8");
const after = before.replace(/<html\b/, `<html ${written.join(" ")}`);
if (after === before) throw new Error("there is no <html> in index.html");
writeFileSync(page, after);
stamp(staging);
