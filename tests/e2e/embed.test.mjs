// A part of a lesson in a frame of somebody else's page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { overflow, visit } from "./site.mjs";

test("a comparison alone, in the colours that the host asks for", async (t) => {
  const { page } = await visit(t, "#embed=1&lesson=02-gather&part=compare&theme=dark", { colorScheme: "light" });
  await page.locator(".compare button.run").first().click();
  await page.locator(".compare .totals .saved").waitFor();
  assert.equal(await page.locator("header.top, .lesson-head, .quiz, .player").count(), 0);
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
  assert.ok((await overflow(page)) <= 0);
  assert.equal(await page.evaluate(() => localStorage.getItem("interleave:theme")), null);
});

test("in a real frame", async (t) => {
  const { page, site } = await visit(t);
  await page.setContent(
    `<h1>A course</h1><iframe src="${site.url}#embed=1&lesson=gather&part=play" style="width:100%;height:600px"></iframe>`,
  );
  const frame = page.frameLocator("iframe");
  await frame.getByRole("button", { name: "Run without predicting" }).first().click();
  await frame.locator(".totals").first().waitFor();
});
