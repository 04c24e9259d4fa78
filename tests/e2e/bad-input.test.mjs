// Programs that ask too much: a clear message each, the page usable, nothing lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { paste, shoot, type, visit } from "./site.mjs";

/** Runs a program and gives the first message; then proves that the page still works. */
async function run(t, name, source) {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  await paste(page, source);
  await page.locator("button.run").click();
  const note = page.locator(".note.problem").first();
  await note.waitFor({ timeout: 90_000 });
  const said = await note.innerText();
  await shoot(page, `bad-${name}`, { fullPage: false });
  await type(page, "print('still here')\n");
  await page.locator("button.run").click();
  await page.locator(".output td", { hasText: "still here" }).waitFor({ timeout: 30_000 });
  return said;
}

test("printing without end", async (t) => {
  assert.match(await run(t, "printing", "while True:\n    print('again and again and again')\n"), /prints without end/);
});

test("allocating without end", async (t) => {
  const said = await run(t, "allocating", "kept = []\nwhile True:\n    kept.append('x' * 1000)\n");
  assert.match(said, /memory/i);
});

test("a recursion 100,000 deep", async (t) => {
  const said = await run(t, "recursion", "def deep(n):\n    return deep(n + 1) if n < 100_000 else n\n\ndeep(0)\n");
  assert.match(said, /RecursionError/);
});

test("brackets 100,000 deep", async (t) => {
  const said = await run(t, "brackets", `x = ${"(".repeat(100_000)}${")".repeat(100_000)}\n`);
  assert.match(said, /too many nested parentheses|SyntaxError/);
});

test("tasks without end", async (t) => {
  const said = await run(
    t,
    "tasks",
    "import asyncio\n\nasync def more():\n    while True:\n        asyncio.create_task(asyncio.sleep(1))\n        await asyncio.sleep(0)\n\nasyncio.run(more())\n",
  );
  assert.match(said, /^Stopped/);
});

test("a script of 10 MB", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  const line = "numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9]  # a line among many others\n";
  await paste(page, line.repeat(Math.ceil((10 << 20) / line.length)));
  await page.getByText("too long for the browser to keep").waitFor({ timeout: 60_000 });
  await page.locator("button.run").click();
  await page.locator(".note.problem, .totals").first().waitFor({ timeout: 90_000 });
  await shoot(page, "bad-huge", { fullPage: false });
  await type(page, "print('still here')\n");
  await page.locator("button.run").click();
  await page.locator(".output td", { hasText: "still here" }).waitFor({ timeout: 30_000 });
});
