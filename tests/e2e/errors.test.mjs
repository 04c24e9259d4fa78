// What is wrong with a program is said in words and shown at its line.
import assert from "node:assert/strict";
import { test } from "node:test";
import { shoot, type, visit } from "./site.mjs";

async function run(t, source) {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  await type(page, source);
  await page.locator("button.run").click();
  await page.locator(".note.problem").first().waitFor();
  return page;
}

/** The number of the line that is marked as wrong. */
async function markedLine(page) {
  const text = await page.locator(".line-error").innerText();
  const lines = await page.locator(".cm-line").allInnerTexts();
  return lines.indexOf(text) + 1;
}

test("a syntax error is shown at its line", async (t) => {
  const page = await run(t, "import asyncio\n\nprint('a'\n");
  assert.match(await page.locator(".error-note").innerText(), /SyntaxError: '\(' was never closed/);
  assert.equal(await markedLine(page), 3);
  assert.match(await page.locator(".note.problem").innerText(), /Line 3/);
  assert.match(await page.locator(".unseen[aria-live=polite]").innerText(), /never closed/);
  await shoot(page, "syntax-error");
});

test("an exception is shown at its line, with the traceback in the output", async (t) => {
  const page = await run(t, "def half(x):\n    return x / 0\n\nhalf(2)\n");
  assert.match(await page.locator(".error-note").innerText(), /ZeroDivisionError/);
  assert.equal(await markedLine(page), 2);
  assert.match(await page.locator(".output").innerText(), /Traceback \(most recent call last\)/);
});

test("the mark goes when the program is edited", async (t) => {
  const page = await run(t, "print(\n");
  await page.locator(".error-note").waitFor();
  await type(page, "print('fine')\n");
  await page.locator(".error-note").waitFor({ state: "detached" });
});

test("a deadlock is a result, with who waits for what", async (t) => {
  const page = await run(
    t,
    "import asyncio\n\nasync def main():\n    await asyncio.Event().wait()\n\nasyncio.run(main())\n",
  );
  assert.match(await page.locator(".note.problem").first().innerText(), /Deadlock.*waits for.*line 4/s);
  await shoot(page, "deadlock");
});

test("what the playground does not have is refused at its line", async (t) => {
  const page = await run(t, "import asyncio\nimport tkinter\n");
  assert.match(await page.locator(".note.problem").first().innerText(), /tkinter/);
  assert.equal(await markedLine(page), 2);
});
