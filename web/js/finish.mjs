// Runs after each build, on Trunk's staging folder. Packs the lessons into one file, and gives it, the worker and the
// editor names that change with their content, which Trunk does not do. Beside the worker are the files of the library that
// it fetches, and the part of the engine that few programs need. The names are written into <html>, so that no cached old
// worker meets a new page. In the end the service worker gets the list of everything.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, extname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { REST, split } from "./split.mjs";
import { WORKER, stamp } from "./stamp.mjs";

const staging = process.env.TRUNK_STAGING_DIR;
const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const digest = (files) => {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
};

/** A file that a build script has written for WebAssembly. */
function findBuilt(file) {
  const metadata = execFileSync("cargo", ["metadata", "--no-deps", "--format-version", "1"], { cwd: root, maxBuffer: 1 << 28 });
  const target = join(JSON.parse(metadata).target_directory, "wasm32-unknown-unknown");
  for (const profile of readdirSync(target)) {
    const scripts = join(target, profile, "build");
    for (const script of existsSync(scripts) ? readdirSync(scripts) : []) {
      const path = join(scripts, script, "out", file);
      if (existsSync(path)) return path;
    }
  }
  throw new Error(`${file} is in no build`);
}

const files = readdirSync(staging).filter((file) => /^worker(_loader\.js|_bg\.wasm|\.js)$/.test(file)).sort();
if (!files.includes("worker_loader.js")) throw new Error("there is no worker in the build");
// The engine names the files of the library that it fetches; the build of its crates has made them.
const engine = readFileSync(join(staging, "worker_bg.wasm"), "latin1");
for (const file of new Set(engine.match(/library-[0-9a-f]{16}\.txt/g))) {
  copyFileSync(findBuilt(file), join(staging, file));
  files.push(file);
}
// A page that is being worked on should not be kept, nor wait for measurements: its engine is one piece.
const release = process.env.TRUNK_PROFILE === "release";
if (release && process.env.CARGO_PROFILE_PAGE_LTO !== "off") {
  const samples = join(root, "target/samples");
  execFileSync("cargo", ["run", "--quiet", "--locked", "--package", "xtask", "--", "sample", samples], { cwd: root, stdio: "inherit" });
  split(staging, join(samples, "jobs.json"), join(samples, "worker"));
  files.push(REST);
}
// Trunk's loader does not tell how much has arrived.
let loader = readFileSync(join(root, "web/js/worker.js"), "utf8");
const size = statSync(join(staging, "worker_bg.wasm")).size;
for (const [empty, known] of [["const size = 0;", `const size = ${size};`], ['const restFile = "";', `const restFile = "${files.includes(REST) ? REST : ""}";`]]) {
  if (!loader.includes(empty)) throw new Error(`the worker's loader has no place for ${known}`);
  loader = loader.replace(empty, known);
}
writeFileSync(join(staging, "worker_loader.js"), loader);
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
  "data-offline": release ? WORKER : undefined,
};
const written = Object.entries(attributes).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}="${value}"`);
const page = join(staging, "index.html");
const before = readFileSync(page, "utf8");
const after = before.replace(/<html\b/, `<html ${written.join(" ")}`);
if (after === before) throw new Error("there is no <html> in index.html");
writeFileSync(page, after);
stamp(staging);
