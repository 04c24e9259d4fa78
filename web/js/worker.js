// Starts the engine worker, and tells the page how much of the engine has arrived.
import init from "./worker.js";

/** The build writes the engine's size in bytes, which a host that compresses does not tell. */
const size = 0;

/**
 * A file of Python's library that few programs need. The engine asks in the middle of a run and waits for the answer,
 * which a worker may do; nothing where the file cannot be had.
 */
globalThis.fetchLibrary = (file) => {
  const request = new XMLHttpRequest();
  try {
    request.open("GET", new URL(`./${file}`, import.meta.url), false);
    request.overrideMimeType("text/plain; charset=utf-8");
    request.send();
    return request.status === 200 ? request.responseText : undefined;
  } catch {
    return undefined;
  }
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
