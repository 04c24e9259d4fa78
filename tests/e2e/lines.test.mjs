// Bars and lines of code point at each other.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./site.mjs";

test("pointing at a bar marks its line, and at a line its bars", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  await page.locator("button.run").click();
  const bar = page.locator(".il .bar.waiting").first();
  await bar.hover();
  const line = Number(await bar.getAttribute("data-line"));
  const lines = page.locator(".cm-line");
  assert.equal(await page.locator(".line-active").innerText(), await lines.nth(line - 1).innerText());
  assert.match(await page.locator(".sentence").first().innerText(), new RegExp(`at line ${line}`));

  await page.locator("h1").hover();
  await page.locator(".line-active").waitFor({ state: "detached" });
  await lines.nth(line - 1).hover();
  await page.locator(".il .bar.lit").first().waitFor();
  const lit = await page.locator(".il .bar.lit").evaluateAll((bars) => bars.map((bar) => Number(bar.dataset.line)));
  assert.ok(lit.length > 0 && lit.every((number) => number === line));
});

test("a click on a bar says why it is there", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  await page.locator("button.run").click();
  await page.locator(".il .bar.waiting").first().click();
  assert.match(await page.locator(".why").innerText(), /^Why\? .+\.$/);
});
