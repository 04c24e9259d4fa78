// The first script of the page: what must happen before the WebAssembly is there, and the doors through which the
// program reaches what is JavaScript: the editor, which is large and only needed where code is shown, and the
// service worker, which keeps the page for times without a network.

const html = document.documentElement;

const kept = (key) => {
  try {
    return localStorage.getItem(`interleave:${key}`);
  } catch {
    // Storage may be switched off; then the system's choice holds.
    return null;
  }
};

const theme = kept("theme");
if (theme === "light" || theme === "dark") html.dataset.theme = theme;

/* What is said before the program is there, and where it cannot be loaded. Everything else is in its locales. */

const words = {
  en: {
    loading: "Loading Interleave …",
    arrived: (some, all) => `Loading Interleave … ${some} of ${all} MB`,
    slow: "Still loading. On a slow connection this takes a while, once.",
    failed: (why) => `The page could not be started: ${why}. Reload it to try again.`,
    old: "This browser is too old for the page: it needs Chrome or Edge 91, Firefox 89, Safari 16.4, or a later one.",
  },
  de: {
    loading: "Interleave wird geladen …",
    arrived: (some, all) => `Interleave wird geladen … ${some} von ${all} MB`,
    slow: "Es lädt noch. Bei einer langsamen Verbindung dauert das einmal eine Weile.",
    failed: (why) => `Die Seite konnte nicht gestartet werden: ${why}. Lade sie neu, um es noch einmal zu versuchen.`,
    old: "Dieser Browser ist zu alt für die Seite: Sie braucht Chrome oder Edge ab 91, Firefox ab 89 oder Safari ab 16.4.",
  },
};
const asked = /[#&]lang=([a-z]+)/.exec(location.hash)?.[1];
const tags = [asked, kept("language"), ...navigator.languages].filter(Boolean).map((tag) => tag.split("-")[0]);
const language = tags.find((tag) => tag in words) ?? "en";
const say = words[language];
html.lang = language;

const note = document.getElementById("starting");
const told = note?.querySelector("span");
const bar = note?.querySelector("progress");
if (told) told.textContent = say.loading;

let editor;
let turn = Promise.resolve();
let worker;
let waiting;
let hasFailed = false;

globalThis.interleave = {
  /**
   * The editor's module. A failed attempt is forgotten, so that the page can try again. Who asks gets it in a task of
   * their own, one after another: a lesson has many editors, and setting up all at once would hold up the page.
   */
  editor() {
    editor ??= import(new URL(html.dataset.editor ?? "editor.js", document.baseURI)).catch((error) => {
      editor = undefined;
      throw error;
    });
    const module = editor;
    const mine = turn.then(() => module).then((module) => new Promise((next) => setTimeout(next, 0, module)));
    turn = mine.catch(() => {});
    return mine;
  },
  /** So many bytes of the program have arrived. */
  arriving(bytes) {
    const size = Number(html.dataset.size);
    // What has failed may still be arriving.
    if (!note?.isConnected || !size || hasFailed) return;
    bar.max = size;
    // What Trunk gives in the end is the size before the program was made smaller.
    bytes = Math.min(bytes, size);
    bar.value = bytes;
    const megabytes = (count) => (count / 1e6).toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    told.textContent = say.arrived(megabytes(bytes), megabytes(size));
  },
  /** The program cannot be loaded, or not started. */
  failed(why) {
    if (!note?.isConnected) return;
    hasFailed = true;
    clearTimeout(slow);
    bar.hidden = true;
    told.textContent = isTooOld() ? say.old : say.failed(why?.message ?? why);
  },
  /** `"ready"` when the page works without a network, `"new"` when a newer build is there, else nothing. */
  offline: () => (waiting ? "new" : worker ? "ready" : ""),
  /** Goes over to the newer build. */
  update() {
    if (!waiting) return location.reload();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("take over");
  },
};

// A module with a function that makes a vector of 16 bytes, as the program has them. Browsers know it last of all that it needs.
const vectors = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11];
const isTooOld = () => !globalThis.WebAssembly?.validate(new Uint8Array(vectors));

// Where the program itself cannot be loaded nobody else can say so.
const slow = setTimeout(() => {
  if (told) told.textContent = say.slow;
}, 8000);
addEventListener("TrunkApplicationStarted", () => clearTimeout(slow));
addEventListener("unhandledrejection", (event) => globalThis.interleave.failed(event.reason));
addEventListener("error", (event) => event.error && globalThis.interleave.failed(event.error));

/* On paper nothing can be opened, so that what is closed is opened before: the transcript above all. */

const folded = () => document.querySelectorAll(".result details:not([open]), .glossary:not([open])");
addEventListener("beforeprint", () => {
  for (const details of folded()) {
    details.open = true;
    addEventListener("afterprint", () => (details.open = false), { once: true });
  }
});

/* Without a network. A frame in somebody else's page keeps nothing, and where a browser or a host forbids service
   workers the page works as it would without one. */

async function keepForLater() {
  const registration = await navigator.serviceWorker.register(html.dataset.offline, { updateViaCache: "none" });
  const tell = () => {
    worker = registration.active;
    waiting = registration.waiting && registration.active ? registration.waiting : undefined;
    dispatchEvent(new CustomEvent("interleave:offline"));
  };
  const watch = (installing) => installing?.addEventListener("statechange", tell);
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
  tell();
  // A page may stay open for days.
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") registration.update().catch(() => {});
  });
}

async function keepNothing() {
  const registration = await navigator.serviceWorker.getRegistration();
  // A page for development is never the one that was kept.
  if (registration?.scope === new URL("./", location.href).href) await registration.unregister();
}

function whenIdle() {
  try {
    if (!navigator.serviceWorker || window.top !== window) return;
    (html.dataset.offline ? keepForLater() : keepNothing()).catch(() => {});
  } catch {
    // A sandbox throws already when asked whether there are service workers.
  }
}

// What the page itself needs comes first.
addEventListener("TrunkApplicationStarted", () => setTimeout(whenIdle, 1000), { once: true });
