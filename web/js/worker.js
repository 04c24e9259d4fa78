// Starts the engine worker, and tells the page how much of the engine has arrived.
import init from "./worker.js";

/** The build writes the engine's size in bytes, which a host that compresses does not tell. */
const size = 0;

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
