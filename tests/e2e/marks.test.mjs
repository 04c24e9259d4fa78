// What stands beside the bars: flags of output, wake-ups of the bar that was asked about, the critical path. By keyboard.
import assert from "node:assert/strict";
import { test } from "node:test";
import { shoot, type, visit } from "./site.mjs";

const PROGRAM = `import asyncio

async def feed(queue):
    await asyncio.sleep(2)
    await queue.put("egg")

async def eat(queue):
    print("hungry")
    print("got", await queue.get())

async def main():
    queue = asyncio.Queue()
    await asyncio.gather(feed(queue), eat(queue))

asyncio.run(main())
`;

test("flags, the reason of a gap with its chain, wake-ups, the critical path", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  await type(page, PROGRAM);
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.locator(".il .bar").first().waitFor();
  // Output has flags at its times, each with its text.
  const flags = await page.locator(".il .flag title").allTextContents();
  assert.ok(flags.some((text) => text.includes("hungry")) && flags.some((text) => text.includes("got egg")), flags.join("; "));

  // With the arrow keys to the bar of eat that waits for the queue.
  await page.locator('.il .bar[tabindex="0"]').focus();
  const name = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  for (let down = 0; down < 10 && !/^eat/.test(await name()); down++) await page.keyboard.press("ArrowDown");
  for (let right = 0; right < 5 && !/waits/.test(await name()); right++) await page.keyboard.press("ArrowRight");
  assert.match(await name(), /^eat waits for .* from 0\.0 s to 2\.0 s, for 2 s/);
  assert.equal(await page.locator(".il .flow").count(), 0);
  await page.keyboard.press("Enter");
  const why = await page.locator(".why").innerText();
  assert.match(why, /eat.*queue.*feed.*sleep\(2\)/s, why);
  assert.ok((await page.locator(".il .cause").count()) > 0, "the causes are marked in the chart");
  assert.ok((await page.locator(".il .flow").count()) > 0, "its wake-ups are drawn");
  assert.match(await page.locator(".unseen[aria-live=polite]").innerText(), /feed/);

  const critical = page.getByRole("button", { name: "Critical path" });
  await critical.press("Enter");
  assert.equal(await critical.getAttribute("aria-pressed"), "true");
  await page.locator(".critical-words").waitFor();
  assert.match(await page.locator(".critical-words").innerText(), /feed/);
  await shoot(page, "marks");
});
