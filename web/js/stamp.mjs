// Writes the service worker of a finished build: the list of its files with their digests, and the digest of all.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const short = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

/** The service worker's name; it must not change, and it must be in the folder of the page. */
export const WORKER = "offline.js";

/** Puts a service worker into `folder` that keeps everything else in it. */
export function stamp(folder) {
  const files = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const name = relative(folder, file).split(sep).join("/");
    if (name !== WORKER && !name.startsWith(".")) files[name] = short(readFileSync(file));
  }
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  const source = readFileSync(join(here, WORKER), "utf8");
  const version = short(JSON.stringify(sorted) + source);
  const empty = 'const build = { version: "", files: {} };';
  if (!source.includes(empty)) throw new Error(`${WORKER} has no place for the build`);
  writeFileSync(join(folder, WORKER), source.replace(empty, `const build = ${JSON.stringify({ version, files: sorted })};`));
  return version;
}
