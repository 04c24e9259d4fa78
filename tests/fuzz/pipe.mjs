// The worker as it was built for the page, on a pipe, so that `cargo xtask fuzz` can give one process many requests.
//
//   node pipe.mjs WORKER_FOLDER
//
// Reads requests and writes what is posted for each, every request and every answer after its length in four bytes, and
// every response in an answer too; `web/worker/examples/pipe.rs` is the same natively. An engine serves many requests
// until it has grown, and ends when it broke.
import { readFileSync, readSync, writeSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const glue = pathToFileURL(resolve(folder, "worker.js")).href;
const module = new WebAssembly.Module(readFileSync(join(folder, "worker_bg.wasm")));
const GROWN = 256 << 20;

// What the worker's loader does in a page; and no clock, so that equal requests have equal answers.
const library = new Map();
globalThis.fetchLibrary = (file) => {
  if (!library.has(file)) library.set(file, readFileSync(join(folder, file), "utf8"));
  return library.get(file);
};
let rest;
globalThis.loadRest = (imports) => {
  rest ??= new WebAssembly.Module(readFileSync(join(folder, "worker_rest.wasm")));
  new WebAssembly.Instance(rest, imports);
};
Object.defineProperty(globalThis, "performance", { value: undefined });
let posted = [];
globalThis.postMessage = (bytes) => { posted.push(bytes); };
globalThis.self = globalThis;

let engines = 0;
async function engine() {
  engines += 1;
  const bindings = await import(`${glue}?${engines}`);
  const exports = bindings.initSync({ module });
  return { exports, hear: globalThis.onmessage };
}

function read(length) {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length;) {
    let count = 0;
    try {
      count = readSync(0, bytes, at, length - at, null);
    } catch (error) {
      if (error.code === "EAGAIN") continue;
      throw error;
    }
    if (count === 0) process.exit(0);
    at += count;
  }
  return bytes;
}

function write(bytes) {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
    }
  }
}

const size = (bytes) => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return length;
};

let current = await engine();
for (;;) {
  const request = read(read(4).readUInt32LE());
  posted = [];
  let broken;
  try {
    current.hear({ data: new Uint8Array(request) });
  } catch (error) {
    broken = error;
  }
  const answer = Buffer.concat(posted.flatMap((bytes) => [size(bytes), bytes]));
  write(Buffer.concat([size(answer), answer]));
  if (broken) {
    // A panic, which has been posted, or a trap.
    process.stderr.write(`${broken}\n`);
    process.exit(1);
  }
  if (current.exports.memory.buffer.byteLength > GROWN) current = await engine();
}
