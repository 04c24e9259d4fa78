// Runs requests through the engine's worker as it was built for the page, in Node.
//
//   node worker.mjs WORKER_FOLDER JOBS.json [NOTES ADDRESS LENGTH]
//
// Each job is {request: FILE, response?: FILE, fresh?: true, times?: N}: the bytes of a request, where the bytes of its
// responses go, each after its length in four bytes, whether it gets an engine of its own, how often it runs. One line of JSON for each job: the CPU milliseconds
// of each run (with a fresh engine, its instantiation too), and the engine's memory afterwards in bytes. What is in memory
// at an address in the end may go to a file.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, jobs, notes, address, length] = process.argv.slice(2);
const glue = pathToFileURL(resolve(folder, "worker.js")).href;
const module = new WebAssembly.Module(readFileSync(join(folder, "worker_bg.wasm")));
// What compiles in the background is not what runs, so that it is the thread's own time that counts. Before Node 23 only
// Linux tells it.
const times = `/proc/self/task/${process.pid}/schedstat`;
const usage = process.threadCpuUsage
  ? () => process.threadCpuUsage().user / 1000
  : existsSync(times)
    ? () => Number(readFileSync(times, "utf8").split(" ")[0]) / 1e6
    : () => process.cpuUsage().user / 1000;

// What the worker's loader does in a page.
globalThis.fetchLibrary = (file) => readFileSync(join(folder, file), "utf8");
let rest;
globalThis.loadRest = (imports) => {
  rest ??= new WebAssembly.Module(readFileSync(join(folder, "worker_rest.wasm")));
  new WebAssembly.Instance(rest, imports);
};

let answers = [];
globalThis.postMessage = (bytes) => { answers.push(bytes); };
globalThis.self = globalThis;

let engines = 0;
async function engine() {
  engines += 1;
  const bindings = await import(`${glue}?${engines}`);
  const began = usage();
  const exports = bindings.initSync({ module });
  return { exports, hear: globalThis.onmessage, cost: usage() - began };
}

let shared;
for (const job of JSON.parse(readFileSync(jobs, "utf8"))) {
  const request = readFileSync(job.request);
  const cpu = [];
  let used;
  for (let time = 0; time < (job.times ?? 1); time += 1) {
    used = job.fresh ? await engine() : (shared ??= await engine());
    answers = [];
    const began = usage();
    used.hear({ data: new Uint8Array(request) });
    cpu.push(usage() - began + (job.fresh ? used.cost : 0));
  }
  if (job.response) {
    const parts = answers.flatMap((answer) => [new Uint8Array(new Uint32Array([answer.length]).buffer), answer]);
    writeFileSync(job.response, Buffer.concat(parts));
  }
  console.log(JSON.stringify({ cpu, memory: used.exports.memory.buffer.byteLength }));
}
if (notes) writeFileSync(notes, new Uint8Array(shared.exports.memory.buffer, Number(address), Number(length)));
