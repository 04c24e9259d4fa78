// You are the loop: picking what comes next, and being told whether the loop would have.
import assert from "node:assert/strict";
import { test } from "node:test";
import { overflow, shoot, type, visit } from "./site.mjs";

const CITIES = `import asyncio

async def weather(city, delay):
    await asyncio.sleep(delay)
    print(city)

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(weather("Oslo", 2))
        group.create_task(weather("Lima", 1))

asyncio.run(main())
`;

async function open(t, options) {
  const { page } = await visit(t, "#/playground", options);
  await page.locator(".cm-content").waitFor();
  await type(page, CITIES);
  await page.locator("button.run").click();
  await page.locator(".totals").waitFor();
  await page.locator("details.be-the-loop > summary").click();
  await page.locator(".choices").waitFor();
  return page;
}

const said = async (page) => (await page.locator(".game [role=status]").innerText()).replace(/\s+/g, " ").trim();

test("a right and a wrong choice are told apart, and why", async (t) => {
  const page = await open(t);
  // Both weathers are ready, in the order of their creation.
  assert.match(await page.locator(".happened").innerText(), /weather Task-2 was created\.\s+weather Task-3 was created\./);
  await page.getByRole("button", { name: /^weather Task-3/ }).click();
  assert.match(await said(page), /^No\. weather Task-2 became ready before it\. The loop takes weather Task-2\.$/);
  await page.getByRole("button", { name: /^weather Task-3/ }).click();
  assert.match(await said(page), /^Yes\. It has been ready longest, since 0\.0 s: first in, first out/);
  // Nothing is ready: the earlier deadline is the younger timer.
  await page.getByRole("button", { name: /^Jump to 2\.0 s/ }).click();
  assert.match(await said(page), /^No\. Another deadline is earlier: 1\.0 s\. The clock jumps to 1\.0 s\.$/);
  assert.match(await page.locator(".game").innerText(), /1 of 3 right/);
  await shoot(page, "be-the-loop");
});

test("the game can be played by keyboard to its end, without a mistake", async (t) => {
  const page = await open(t);
  // What a loop knows, from what the page says has happened.
  const queue = [];
  for (let question = 0; question < 60; question += 1) {
    if ((await page.getByRole("button", { name: "Once more" }).count()) > 0) break;
    for (const sentence of await page.locator(".happened li").allInnerTexts()) {
      const ready = /^(?:The deadline of (.+) came|(.+) (?:was created|became ready|gave up its turn, and is ready again))\.$/.exec(sentence);
      if (ready && !sentence.startsWith("The loop")) queue.push(ready[1] ?? ready[2]);
      const ran = /^The loop (?:ran|passes over) (.+?)(?:, which was cancelled)?\.$/.exec(sentence);
      if (ran) queue.splice(queue.indexOf(ran[1]), 1);
    }
    const names = await page.locator(".handles b").allInnerTexts();
    const times = names.filter((name) => name.startsWith("Jump")).sort();
    const wanted = names.indexOf(queue[0] ?? times[0]);
    assert.ok(wanted >= 0, `${queue} | ${names}`);
    // Tab from the group to the button.
    if (question === 0) await page.locator(".choices").focus();
    for (let tab = 0; tab <= wanted; tab += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.match(await said(page), /^Yes\./, names.join(" | "));
  }
  assert.match(await said(page), /(\d+) of \1 right$/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText(/Choice 1 of/).waitFor();
});

test("a lesson lets one play, and a narrow window shows it", async (t) => {
  const { page } = await visit(t, "#/lesson/gather", { viewport: { width: 360, height: 780 } });
  // The second player of this script is the one for playing.
  const player = page.locator(".player").filter({ has: page.locator(".file", { hasText: "slowest.py" }) }).nth(1);
  await player.locator("button.run").click();
  await player.locator(".choices").waitFor();
  assert.equal(await overflow(page), 0);
  await shoot(page, "be-the-loop-360", { fullPage: false });
});
