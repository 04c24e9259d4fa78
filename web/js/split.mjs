// Splits the engine into what most readers need and the rest, which the worker fetches when a program first calls one of
// its functions.
//
// Which function is where is measured: sample programs run in a copy of the engine that notes each function it enters. What
// none of them enters goes to the second file. So nothing in the sources says where a function is, and nothing but the time
// of a download depends on it.
//
// In the first file, a function that is gone is a few instructions: fetch the rest, unless it is there, and call the
// function through the table, where the second file puts it. Both share memory, table and globals.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import binaryen from "binaryen";
import { observed } from "./observe.mjs";

/** The second file. */
export const REST = "worker_rest.wasm";

/** The names under which the second file imports the first and its functions, and the first the worker's loader. */
const ENGINE = "engine";
const GIVEN = "given";
const LOADER = "loader";
/** Whether the rest is there; a global of the first file. */
const LOADED = "rest is there";
/** The function that fetches it. */
const FETCH = "fetch the rest";
/** The one that calls it where it must. */
const ENSURE = "ensure the rest";
/** What a compiled module calls its memory and the table of its functions, whose first slot stays empty. */
const MEMORY = "0";
const FUNCTIONS = "0";
const FIRST_SLOT = 1;

/**
 * Splits `worker_bg.wasm` of a folder into itself and the second file, and lets `worker.js` hand on the loader's function.
 * `jobs` are the sample programs, as `cargo xtask sample` writes them.
 */
export function split(folder, jobs, scratch) {
  const file = join(folder, "worker_bg.wasm");
  const whole = readFileSync(file);
  const entered = observe(folder, whole, jobs, scratch);
  const { first, rest } = divide(whole, (index) => entered[index] === 0);
  writeFileSync(file, first);
  writeFileSync(join(folder, REST), rest);
  const glue = join(folder, "worker.js");
  const before = readFileSync(glue, "utf8");
  const imports = '"./worker_bg.js": import0,';
  const given = `new Proxy({}, { get: (_, slot) => wasm.${GIVEN}.get(Number(slot)) })`;
  const after = before.replace(imports, `${imports}\n        ${LOADER}: { ${LOADER}: () => globalThis.loadRest({ ${ENGINE}: wasm, ${GIVEN}: ${given} }) },`);
  if (after === before) throw new Error("worker.js has other imports than expected");
  writeFileSync(glue, after);
}

/** For each function of the engine, by its index among those that are not imported, whether a sample program enters it. */
function observe(folder, whole, jobs, scratch) {
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (name === "worker.js" || name.endsWith(".txt")) copyFileSync(join(folder, name), join(scratch, name));
  }
  const { wasm, place, count } = observed(whole);
  writeFileSync(join(scratch, "worker_bg.wasm"), wasm);
  const notes = join(scratch, "notes");
  const runner = new URL("../../tests/bench/worker.mjs", import.meta.url).pathname;
  execFileSync(process.execPath, ["--no-warnings", "--stack-size=4000", runner, scratch, jobs, notes, String(place), String(count)], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return readFileSync(notes);
}

/** The two modules; `goes` tells of each function whether none but the second one needs it. */
export function divide(whole, goes) {
  const first = binaryen.readBinary(whole);
  const functions = functionsOf(first);
  const inTable = elementsOf(first);
  const exported = new Set(exportsOf(first).map(({ value }) => value));
  const defined = functions.filter(({ module }) => !module);
  const moved = new Map();
  defined.forEach((each, index) => {
    if (goes(index) && !exported.has(each.name)) moved.set(each.name, each);
  });

  // What the second module needs of the first one.
  const rest = binaryen.readBinary(whole);
  for (const { name } of exportsOf(rest)) rest.removeExport(name);
  for (const name of namesOfElements(rest)) rest.removeElementSegment(name);
  rest.runPasses(["remove-memory-init"]);
  for (const { name, params, results } of functions) {
    if (moved.has(name)) continue;
    rest.removeFunction(name);
    rest.addFunctionImport(name, ENGINE, name, params, results);
  }
  rest.addMemoryImport(MEMORY, ENGINE, "memory");
  for (const { name, type, mutable } of globalsOf(first)) {
    rest.removeGlobal(name);
    rest.addGlobalImport(name, ENGINE, name, type, mutable);
  }
  for (const name of tablesOf(rest)) rest.addTableImport(name, ENGINE, `table ${name}`);
  rest.addActiveElementSegment(FUNCTIONS, "moved", [...moved.keys()], rest.i32.const(0));
  rest.runPasses(["remove-unused-module-elements"]);
  const wanted = functionsOf(rest).filter(({ module }) => module);

  // The first module gives it, and calls what has moved through the table. The functions are given in a table of their own:
  // a thousand exports would each be made an object whenever an engine starts, which takes as long as the rest of that.
  first.addTable(GIVEN, wanted.length, wanted.length);
  first.addTableExport(GIVEN, GIVEN);
  wanted.forEach(({ name, params, results }, slot) => {
    rest.removeFunction(name);
    rest.addFunctionImport(name, GIVEN, String(slot), params, results);
  });
  first.addActiveElementSegment(GIVEN, GIVEN, wanted.map(({ name }) => name), first.i32.const(0));
  first.addFunctionImport(FETCH, LOADER, LOADER, binaryen.none, binaryen.none);
  first.addGlobal(LOADED, binaryen.i32, true, first.i32.const(0));
  first.addFunction(
    ENSURE, binaryen.none, binaryen.none, [],
    first.if(
      first.i32.eqz(first.global.get(LOADED, binaryen.i32)),
      first.block(null, [first.call(FETCH, [], binaryen.none), first.global.set(LOADED, first.i32.const(1))]),
    ),
  );
  const slots = new Map(inTable.map((name, index) => [name, index + FIRST_SLOT]));
  const stand = (name) => {
    const { params, results } = moved.get(name);
    const types = binaryen.expandType(params);
    const call = first.call_indirect(
      FUNCTIONS,
      first.i32.const(slots.get(name) ?? 0),
      types.map((type, index) => first.local.get(index, type)),
      params, results,
    );
    first.removeFunction(name);
    first.addFunction(name, params, results, [], first.block(null, [first.call(ENSURE, [], binaryen.none), call], results));
  };
  for (const name of moved.keys()) stand(name);
  first.runPasses(["remove-unused-module-elements"]);
  const called = functionsOf(first).map(({ name }) => name).filter((name) => moved.has(name));
  // A function may be in the table more than once.
  let size = FIRST_SLOT + inTable.length;
  for (const name of called) {
    if (slots.has(name)) continue;
    slots.set(name, size);
    size += 1;
    stand(name);
  }
  for (const module of [first, rest]) {
    // It has as many slots as there are functions to call.
    module.removeTable(FUNCTIONS);
    module.addTable(FUNCTIONS, size, size);
  }
  rest.addTableImport(FUNCTIONS, ENGINE, `table ${FUNCTIONS}`);
  for (const name of tablesOf(first)) if (name !== GIVEN) first.addTableExport(name, `table ${name}`);
  for (const { name } of globalsOf(first)) if (name !== LOADED) first.addGlobalExport(name, name);
  rest.removeElementSegment("moved");
  for (const { offset, names } of runs(called.map((name) => [slots.get(name), name]))) {
    rest.addActiveElementSegment(FUNCTIONS, `from ${offset}`, names, rest.i32.const(offset));
  }
  rest.runPasses(["remove-unused-module-elements"]);
  if (!first.validate() || !rest.validate()) throw new Error("the engine cannot be split");
  const modules = { first: first.emitBinary(), rest: rest.emitBinary() };
  first.dispose();
  rest.dispose();
  return modules;
}

/** What lies side by side in the table. */
function runs(places) {
  const runs = [];
  for (const [offset, name] of places.sort(([a], [b]) => a - b)) {
    const last = runs.at(-1);
    if (last && last.offset + last.names.length === offset) last.names.push(name);
    else runs.push({ offset, names: [name] });
  }
  return runs;
}

const numbers = (count) => Array.from({ length: count }, (_, index) => index);

function functionsOf(module) {
  return numbers(module.getNumFunctions()).map((index) => binaryen.getFunctionInfo(module.getFunctionByIndex(index)));
}

function exportsOf(module) {
  return numbers(module.getNumExports()).map((index) => binaryen.getExportInfo(module.getExportByIndex(index)));
}

function globalsOf(module) {
  return numbers(module.getNumGlobals()).map((index) => binaryen.getGlobalInfo(module.getGlobalByIndex(index)));
}

function tablesOf(module) {
  return numbers(module.getNumTables()).map((index) => binaryen.getTableInfo(module.getTableByIndex(index)).name);
}

function namesOfElements(module) {
  return numbers(module.getNumElementSegments())
    .map((index) => binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(index)).name);
}

/** The functions of the table, in order. */
function elementsOf(module) {
  const [name, ...others] = namesOfElements(module);
  const { table, offset, data } = binaryen.getElementSegmentInfo(module.getElementSegment(name));
  if (others.length > 0 || table !== FUNCTIONS || binaryen.getExpressionInfo(offset).value !== FIRST_SLOT) {
    throw new Error("the engine's table is not as compilers make it");
  }
  return data;
}
