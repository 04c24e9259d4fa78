// Prints how the built page loads, in the figures that Lighthouse uses: `cargo xtask bench page`.
//
// Twice: on a fast computer, and as on a phone with a slow connection (1.6 Mbit/s, 150 ms there and back, a processor
// four times slower). The host compresses with brotli, as most do.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { dist, launch } from "./site.mjs";

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".webmanifest": "application/manifest+json" };

const compressed = new Map();
function body(path) {
  if (!compressed.has(path)) {
    const plain = readFileSync(join(dist, path));
    const packed = extname(path) === ".png" ? plain : brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    compressed.set(path, packed);
  }
  return compressed.get(path);
}

const server = createServer((request, response) => {
  const path = new URL(request.url, "http://host").pathname.slice(1) || "index.html";
  try {
    const bytes = body(path);
    const headers = { "content-type": types[extname(path)] ?? "application/octet-stream", "content-length": bytes.length };
    if (extname(path) !== ".png") headers["content-encoding"] = "br";
    response.writeHead(200, headers).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const url = `http://127.0.0.1:${server.address().port}/`;

/** Runs in the page before everything else. */
function observe() {
  const seen = { paint: 0, largest: 0, shift: 0, long: [] };
  globalThis.seen = seen;
  const on = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  on("paint", (entry) => entry.name === "first-contentful-paint" && (seen.paint = entry.startTime));
  on("largest-contentful-paint", (entry) => (seen.largest = entry.startTime));
  on("layout-shift", (entry) => !entry.hadRecentInput && (seen.shift += entry.value));
  on("longtask", (entry) => seen.long.push([entry.startTime, entry.duration]));
}

async function load(hash, there, { slow }) {
  const browser = await launch();
  const context = await browser.newContext({ viewport: slow ? { width: 360, height: 740 } : { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  if (slow) {
    await session.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 });
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  }
  let bytes = 0;
  let requests = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  await page.addInitScript(observe);
  const began = Date.now();
  await page.goto(url + hash, { timeout: 120_000 });
  await page.locator(there).first().waitFor({ timeout: 120_000 });
  const usable = Date.now() - began;
  const before = { bytes, requests };
  // Until the main thread has been quiet for five seconds.
  await page.waitForTimeout(6000);
  const seen = await page.evaluate(() => globalThis.seen);
  const after = seen.long.filter(([start, duration]) => start + duration > seen.paint);
  const interactive = Math.max(seen.paint, ...after.map(([start, duration]) => start + duration));
  const blocking = after.reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0);
  await browser.close();
  return {
    "transferred until usable": `${(before.bytes / 1000).toFixed(0)} kB in ${before.requests} requests`,
    "transferred in all": `${(bytes / 1000).toFixed(0)} kB in ${requests} requests`,
    "first contentful paint": `${seen.paint.toFixed(0)} ms`,
    "largest contentful paint": `${seen.largest.toFixed(0)} ms`,
    "content there": `${usable} ms`,
    "time to interactive": `${interactive.toFixed(0)} ms`,
    "total blocking time": `${blocking.toFixed(0)} ms`,
    "longest task": `${Math.max(0, ...seen.long.map(([, duration]) => duration)).toFixed(0)} ms`,
    "cumulative layout shift": seen.shift.toFixed(3),
  };
}

const visits = [
  ["contents, fast", "", ".lessons", { slow: false }],
  ["contents, phone", "", ".lessons", { slow: true }],
  ["lesson, fast", "#/lesson/gather", ".player .cm-content", { slow: false }],
  ["lesson, phone", "#/lesson/gather", ".player .cm-content", { slow: true }],
];
const columns = [];
for (const [name, hash, there, options] of visits) columns.push([name, await load(hash, there, options)]);
console.log("".padEnd(26) + columns.map(([name]) => name.padStart(24)).join(""));
for (const key of Object.keys(columns[0][1])) {
  console.log(key.padEnd(26) + columns.map(([, figures]) => figures[key].padStart(24)).join(""));
}
server.closeAllConnections();
server.close();
