// A program that never ends: Stop ends it at once, the budget ends it by itself, and nothing is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { shoot, type, visit } from "./site.mjs";

const ENDLESS = "while True:\n    pass\n";

test("Stop ends an endless loop; code and last result stay", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  await page.locator("button.run").click();
  await page.locator(".totals").waitFor();
  const before = await page.locator(".totals").innerText();

  await type(page, ENDLESS);
  await page.locator("button.run").click();
  await page.getByText(/^Running … \d/).waitFor();
  await shoot(page, "running");
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText("Stopped. Your code is as it was").waitFor();
  assert.equal((await page.locator(".cm-content").innerText()).trim(), ENDLESS.trim());
  assert.equal(await page.locator(".totals").innerText(), before);

  await type(page, "print('still here')\n");
  await page.locator("button.run").click();
  await page.locator(".output td", { hasText: "still here" }).waitFor();
});

test("without Stop the budget ends it, at its line", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  await type(page, `print("before")\n${ENDLESS}`);
  await page.locator("button.run").click();
  await page.getByText("Stopped: this program may never end.").first().waitFor({ timeout: 60_000 });
  // What had happened up to there is shown.
  await page.locator(".output td", { hasText: "before" }).waitFor();
  await page.locator(".error-note").waitFor();
  await shoot(page, "out-of-fuel");
});

test("a stopped run does not disturb another one that waits", async (t) => {
  const { page } = await visit(t, "#/lesson/gather");
  const [first, second] = [page.locator(".player").nth(0), page.locator(".player").nth(1)];
  await first.locator(".cm-content").waitFor();
  await type(page, ENDLESS, first);
  await first.getByRole("button", { name: "Run without predicting" }).click();
  await first.getByRole("button", { name: "Stop" }).waitFor();
  await second.getByRole("button", { name: "Run without predicting" }).click();
  await first.getByRole("button", { name: "Stop" }).click();
  await second.locator(".totals").waitFor();
});
