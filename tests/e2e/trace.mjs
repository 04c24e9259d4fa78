// How long the page's main thread was busy, from Chromium's own trace.
//
// A task's time on the processor is what counts: the clock on the wall also tells how much else the machine has to do.

const MARK = "the page's main thread";

/**
 * Records while `work` goes on. Gives the tasks of the page's main thread, the longest first, each with `cpu` and `wall` in
 * milliseconds and the names of what it did longest.
 */
export async function mainThread(browser, page, work) {
  const session = await browser.newBrowserCDPSession();
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"] },
  });
  await work();
  // The browser's own windows are pages too; this tells which thread is that of ours.
  await page.evaluate((mark) => performance.mark(mark), MARK);
  const done = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await done;
  await session.detach();
  return tasks(events);
}

function tasks(events) {
  const ours = events.find((event) => event.name === MARK);
  if (!ours) throw new Error("the trace does not tell which thread is the page's");
  const of = (event) => event.pid === ours.pid && event.tid === ours.tid && event.ph === "X";
  const top = events.filter((event) => of(event) && event.name === "RunTask");
  const inner = events.filter((event) => of(event) && ["FunctionCall", "Layout", "UpdateLayoutTree", "Paint", "ParseHTML", "v8.compile", "EvaluateScript", "MinorGC", "MajorGC", "FireAnimationFrame", "TimerFire", "EventDispatch", "RunMicrotasks", "v8.wasm.compile", "XHRReadyStateChange", "PrePaint", "UpdateLayerTree", "Commit"].includes(event.name));
  return top
    .map((task) => ({
      cpu: (task.tdur ?? 0) / 1000,
      wall: task.dur / 1000,
      did: inner
        .filter((event) => event.pid === task.pid && event.tid === task.tid && event.ts >= task.ts && event.ts + event.dur <= task.ts + task.dur)
        .sort((a, b) => b.dur - a.dur)
        .slice(0, 4)
        .map((event) => `${event.name} ${(event.dur / 1000).toFixed(0)} ms`)
        .join(", "),
    }))
    .sort((a, b) => b.cpu - a.cpu);
}

/** The longest task of a recording, in words. */
export function longest(what, tasks) {
  const [first = { cpu: 0, wall: 0, did: "" }] = tasks;
  return `${what.padEnd(28)} longest task ${first.cpu.toFixed(1).padStart(6)} ms on the processor, ${first.wall.toFixed(1).padStart(6)} ms by the clock  (${first.did})`;
}
