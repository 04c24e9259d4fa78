// What a screen reader gets of a run: bars with sentences, a transcript, a table of tasks. They say what the picture says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type, visit } from "./site.mjs";

const PROGRAM = `import asyncio, time

lock = asyncio.Lock()

async def quick():
    async with lock:
        await asyncio.sleep(1)

async def slow():
    await asyncio.sleep(0.5)
    time.sleep(2)
    async with lock:
        print("slow has it")

async def main():
    await asyncio.gather(quick(), slow())

asyncio.run(main())
`;

async function ran(t) {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  // The times below are those of waiting alone.
  await page.locator(".counts input").uncheck();
  await type(page, PROGRAM);
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.locator(".totals").waitFor();
  return page;
}

test("the table has what every task did, in seconds", async (t) => {
  const page = await ran(t);
  await page.getByText("Table of tasks", { exact: true }).press("Enter");
  const table = page.getByRole("table").filter({ has: page.getByRole("columnheader", { name: "waited" }) });
  const heads = await table.getByRole("columnheader").allInnerTexts();
  assert.deepEqual(heads, ["lane", "started", "turns", "ran", "waited", "ready", "blocked the loop", "how it ended"]);
  const row = async (name) => {
    const cells = await table.getByRole("row", { name }).locator("th, td").allInnerTexts();
    return Object.fromEntries(heads.map((head, at) => [head, cells[at].trim()]));
  };
  const [quick, slow] = [await row(/^quick/), await row(/^slow/)];
  // quick could go on at 1 s, but slow blocks the loop from 0.5 s to 2.5 s.
  assert.equal(quick.waited, "1 s");
  assert.equal(quick.ready, "1.5 s");
  assert.equal(slow["blocked the loop"], "2 s");
  assert.match(slow["how it ended"], /^done at 2\.5 s/);
});

test("the transcript tells it in order, with times and lines", async (t) => {
  const page = await ran(t);
  await page.getByText("Transcript", { exact: true }).press("Enter");
  const told = (await page.locator(".transcript").innerText()).replace(/\s+/g, " ");
  for (const part of [/0\.0 s main begins/, /blocks the loop/, /slow.*prints “slow has it”/, /2\.5 s .*done/]) {
    assert.match(told, part);
  }
});

test("every bar is an image with a sentence, and no picture is without words", async (t) => {
  const page = await ran(t);
  const bars = page.locator('svg.il [role="img"]');
  const names = await bars.evaluateAll((all) => all.map((bar) => bar.getAttribute("aria-label")));
  assert.ok(names.length > 5);
  for (const name of names) assert.match(name, /^\S+.*\d/, name);
  assert.ok(names.some((name) => /slow.*block/.test(name)), names.join("\n"));
  // The tree that assistive technology sees: the drawing is a named group, its lanes are named groups.
  const tree = await page.locator(".chart svg.il").first().ariaSnapshot();
  assert.match(tree, /group "/);
  assert.match(tree, /img ".*quick/);
  assert.doesNotMatch(tree, /img(:|$)/m, "an image without a name");
  const unnamed = await page.evaluate(() =>
    [...document.querySelectorAll("main button, main select, main input, main textarea, main a")]
      .filter((one) => one.checkVisibility())
      .filter((one) => !(one.getAttribute("aria-label") || one.title || one.labels?.[0]?.textContent.trim() || one.textContent.trim()))
      .map((one) => one.outerHTML.slice(0, 120)),
  );
  assert.deepEqual(unnamed, []);
});
