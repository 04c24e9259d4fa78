// The chart and "Inside the loop" look at one moment; bookmarks stay with the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type, visit } from "./site.mjs";

const PROGRAM = `import asyncio

async def work(name, seconds):
    await asyncio.sleep(seconds)
    print(name)

async def main():
    await asyncio.gather(work("a", 1), work("b", 2))

asyncio.run(main())
`;

async function ran(t, source = PROGRAM) {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  await type(page, source);
  await page.locator("button.run").click();
  await page.locator(".totals").waitFor();
  return page;
}

const inner = (page) => page.locator(".inside .chooser .quiet").innerText();
const playhead = (page) => page.locator(".chart .now").first().innerText();

test("a bar that is asked about takes the inner view to its step, by keyboard", async (t) => {
  const page = await ran(t);
  await page.locator(".inside > summary").click();
  assert.match(await inner(page), /at 0\.0 s/);
  // The last bar that runs: work("b") goes on at 2.0 s.
  const bar = page.locator(".il [data-at]").filter({ has: page.locator("title", { hasText: /runs.* at 2\.0 s/ }) });
  const bars = (await bar.count()) ? bar : page.locator('.il [data-at][aria-label*="at 2.0 s"]');
  await bars.last().focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => /at 2\.0 s/.test(document.querySelector(".inside .chooser .quiet").innerText));
});

test("a step of the inner view moves the playhead, and a step of the chart moves the inner view", async (t) => {
  const page = await ran(t);
  await page.locator(".inside > summary").click();
  const forth = page.locator(".inside .chooser button").last();
  const count = Number((await inner(page)).match(/of (\d+)/)[1]);
  for (let step = 1; step < count; step++) if (await forth.isEnabled()) await forth.click();
  const last = (await inner(page)).match(/at ([\d.]+ s)/)[1];
  await page.waitForFunction((time) => document.querySelector(".chart .now").innerText.includes(time), last);
  assert.match(await playhead(page), /2\.0 s/);
  // Back with the chart's own button, by keyboard.
  const before = await inner(page);
  await page.locator(".chart-tools .step-back").focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction((said) => document.querySelector(".inside .chooser .quiet").innerText !== said, before);
});

test("bookmarks come back when the same program is run again, and go with another one", async (t) => {
  const page = await ran(t);
  await page.locator(".chart-tools .step-forth").click();
  await page.locator(".chart-tools .bookmark").click();
  const marks = page.locator(".bookmarks li");
  assert.equal(await marks.count(), 1);
  const name = await marks.innerText();
  await page.locator("button.run").click();
  await page.waitForTimeout(500);
  assert.equal(await marks.innerText(), name);
  await type(page, PROGRAM.replace('"a", 1', '"a", 3'));
  await page.locator("button.run").click();
  await marks.waitFor({ state: "detached" });
  await type(page, PROGRAM);
  await page.locator("button.run").click();
  await marks.waitFor();
  assert.equal(await marks.innerText(), name);
  await page.reload();
  await marks.waitFor();
  await marks.locator(".drop").click();
  await page.locator("button.run").click();
  await page.waitForTimeout(500);
  assert.equal(await marks.count(), 0);
});
