// The service worker: keeps the whole page, so that it works without a network after the first visit.
//
// Each build has a cache of its own, under the digest of its files. A new build is fetched beside the old one and waits
// until the reader asks for it or until no page of the old build is open; only then does it answer. The caches of builds
// that a page may still have open stay, since that page fetches its editor and its engine only when it needs them.

/** The build writes the digest of everything, and the digest of each file, by its path from here. */
const build = { version: "", files: {} };

const prefix = `interleave ${self.registration.scope} `;
const own = prefix + build.version;
const page = new URL("./", self.registration.scope).href;

self.addEventListener("install", (event) => event.waitUntil(keep()));

/** Fetches every file. While a host is half updated some files are of another build; then nothing is kept. */
async function keep() {
  const cache = await caches.open(own);
  const names = Object.keys(build.files);
  await Promise.all(
    names.map(async (name) => {
      const address = name === "index.html" ? page : new URL(name, self.registration.scope).href;
      // Most names change with their content, so that what the browser has already is right.
      const answer = await fetch(address, { cache: name === "index.html" ? "no-cache" : "default" });
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      if (!(await isOurs(name, answer.clone()))) throw new Error(`${name} is of another build`);
      await cache.put(address, answer);
    }),
  );
}

async function isOurs(name, answer) {
  if (name === "index.html") {
    // Some hosts put something of theirs into pages. What counts is which program it loads.
    const text = await answer.text();
    return Object.keys(build.files).filter((file) => /^(app|editor|lessons)-/.test(file)).every((file) => text.includes(file));
  }
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
  const digest = Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return digest === build.files[name];
}

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("activate", (event) => event.waitUntil(take()));

async function take() {
  // The page of the first visit came without this worker, and needs it for what it has not fetched yet.
  await self.clients.claim();
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.length > 0) {
    // The build before this one may still be open; older ones go.
    const builds = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own);
    await Promise.all(builds.slice(0, -1).map((name) => caches.delete(name)));
  } else {
    await forget();
  }
}

/** Removes every build but this one. */
async function forget() {
  const builds = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own);
  await Promise.all(builds.map((name) => caches.delete(name)));
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(answer(request));
});

async function answer(request) {
  const address = request.url.replace(/[?#].*$/, "");
  const isPage = address === page || address === `${page}index.html`;
  const cache = await caches.open(own);
  const kept = (await cache.match(isPage ? page : address)) ?? (isPage ? undefined : await older(address));
  return kept ?? fetch(request);
}

/** What only a page of an earlier build still asks for. */
async function older(address) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(prefix) || name === own) continue;
    const kept = await (await caches.open(name)).match(address);
    if (kept) return kept;
  }
}
