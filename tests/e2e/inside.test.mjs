// Inside the loop: queue, timers, stack and variables at a step, by mouse and by keyboard.
import assert from "node:assert/strict";
import { test } from "node:test";
import { overflow, shoot, type, visit } from "./site.mjs";

const LOCKED = `import asyncio

lock = asyncio.Lock()
queue = asyncio.Queue(maxsize=3)
limit = 2

async def worker(name, delay):
    async with lock:
        note = f"{name} has it"
        await asyncio.sleep(delay)
        queue.put_nowait(note)

async def main():
    await asyncio.gather(worker("a", 2), worker("b", 1))

asyncio.run(main())
`;

async function run(t, options) {
  const { page } = await visit(t, "#/playground", options);
  await page.locator(".cm-content").waitFor();
  await type(page, LOCKED);
  await page.locator("button.run").click();
  await page.locator(".totals").waitFor();
  return page;
}

const text = async (locator) => (await locator.innerText()).replace(/\s+/g, " ");

test("the steps can be walked through by mouse", async (t) => {
  const page = await run(t);
  // Nothing of it is made before it is wanted.
  assert.equal(await page.locator(".inside-view").count(), 0);
  await page.getByText("Inside the loop", { exact: true }).click();
  await page.locator(".inside-view").waitFor();
  assert.match(await text(page.locator(".inside-now")), /takes main Task-1 from the head/);
  // Forth until the clock jumps for the first time: worker a sleeps with the lock, worker b waits for it.
  const forth = page.getByRole("button", { name: "Next →" });
  for (let step = 0; step < 12; step += 1) {
    if (/the clock jumps to 2\.0 s/.test(await text(page.locator(".inside-now")))) break;
    await forth.click();
  }
  assert.match(await text(page.locator(".inside-now")), /Nothing is ready: the clock jumps to 2\.0 s/);
  assert.match(await text(page.locator(".inside-parts")), /Nothing is ready\./);
  assert.match(await text(page.locator(".inside-parts")), /2\.0 s timer 1, set by worker Task-2/);
  assert.match(await text(page.locator(".inside-parts")), /worker Task-3 lock at line 8/);
  assert.match(await text(page.locator(".inside-parts")), /main Task-1 gather worker Task-2, worker Task-3 at line 14/);
  // The next step is the timer's, then the worker's own, with its variables.
  await forth.click();
  await forth.click();
  await page.locator(".stack").first().waitFor();
  assert.match(await text(page.locator(".inside-now")), /takes worker Task-2/);
  assert.match(await text(page.locator(".queue")), /worker Task-2 now woken by timer 1/);
  const stack = await text(page.locator(".stack").first());
  assert.match(stack, /worker, line 10/);
  assert.match(stack, /name 'a'/);
  assert.match(stack, /note 'a has it'/);
  const parts = await text(page.locator(".inside-parts"));
  assert.match(parts, /lock asyncio\.Lock locked worker Task-2 worker Task-3/);
  assert.match(parts, /queue asyncio\.Queue 0 of 3 items \[\]/);
  assert.match(parts, /limit 2/);
  // The line of the frame is marked in the code.
  await page.locator(".stack button").first().hover();
  await page.locator(".line-active, .cm-active-line, .line-pointed").first().waitFor();
  await shoot(page, "inside");
});

test("and by keyboard", async (t) => {
  const page = await run(t);
  const summary = page.locator("details.inside > summary");
  await summary.focus();
  await page.keyboard.press("Enter");
  await page.locator(".inside-view").waitFor();
  const slider = page.getByRole("slider", { name: "Step" });
  await slider.focus();
  const before = await slider.getAttribute("aria-valuetext");
  await page.keyboard.press("ArrowRight");
  const after = await slider.getAttribute("aria-valuetext");
  assert.notEqual(after, before);
  assert.match(after, /^step \d+ of \d+, at /);
  await page.keyboard.press("End");
  assert.match(await slider.getAttribute("aria-valuetext"), /^step (\d+) of \1,/);
  // The number itself can be typed.
  await page.getByLabel("Number of the step").fill("3");
  assert.match(await slider.getAttribute("aria-valuetext"), /^step 3 of /);
  await page.locator(".inside-parts").getByText("Stack", { exact: true }).waitFor();
});

test("a narrow window shows it all", async (t) => {
  const page = await run(t, { viewport: { width: 360, height: 780 } });
  await page.getByText("Inside the loop", { exact: true }).click();
  for (let step = 0; step < 6; step += 1) await page.getByRole("button", { name: "Next →" }).click();
  await page.locator(".stack").first().waitFor();
  assert.equal(await overflow(page), 0);
  await shoot(page, "inside-360");
});
