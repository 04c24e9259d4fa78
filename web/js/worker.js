// Starts the engine worker, and tells the page how much of the engine has arrived.
import init from "./worker.js";

/** The build writes the engine's size in bytes, which a host that compresses does not tell. */
const size = 0;

/** A file beside this one, for which the engine waits in the middle of a run, as a worker may; nothing where it cannot be had. */
function fetchNow(file, prepare) {
  const request = new XMLHttpRequest();
  try {
    request.open("GET", new URL(`./${file}`, import.meta.url), false);
    prepare(request);
    request.send();
    return request.status === 200 ? request.response : undefined;
  } catch {
    return undefined;
  }
}

/** A file of Python's library that few programs need. */
globalThis.fetchLibrary = (file) => fetchNow(file, (request) => request.overrideMimeType("text/plain; charset=utf-8"));

/** The build writes the file with the part of the engine that few programs need. */
const restFile = "";
let rest;

/** Puts it, compiled once, beside the first part, which gives it these. */
globalThis.loadRest = (imports) => {
  if (!rest) {
    const bytes = fetchNow(restFile, (request) => (request.responseType = "arraybuffer"));
    if (!bytes) throw new Error("a part of the engine could not be loaded: the network or the host of this page does not answer");
    rest = new WebAssembly.Module(bytes);
  }
  new WebAssembly.Instance(rest, imports);
};

const answer = await fetch(new URL("./worker_bg.wasm", import.meta.url));
if (!answer.ok) throw new Error(`the host answered ${answer.status} for the engine`);
let received = 0;
const counted = answer.body.pipeThrough(
  new TransformStream({
    transform(chunk, controller) {
      received += chunk.byteLength;
      postMessage({ received, size });
      controller.enqueue(chunk);
    },
  }),
);
// Compiled while it arrives, which takes an answer of this type, whatever the host called it.
await init({ module_or_path: new Response(counted, { headers: { "content-type": "application/wasm" } }) });

// It will be needed soon; first comes what a reader waits for.
if (restFile) {
  setTimeout(async () => {
    const part = await fetch(new URL(`./${restFile}`, import.meta.url)).catch(() => undefined);
    const bytes = part?.ok && (await part.arrayBuffer());
    if (bytes) rest ??= await WebAssembly.compile(bytes);
  }, 2000);
}
