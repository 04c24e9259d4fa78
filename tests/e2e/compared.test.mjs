// Two runs on one ruler, by keyboard: the saving, the lines that differ, and a sentence of one's own that is kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { shoot, visit } from "./site.mjs";

const text = async (locator) => (await locator.innerText()).replace(/\s+/g, " ").trim();

test("by keyboard: both runs, the bracket, the lines, one's own sentence", async (t) => {
  const { page } = await visit(t, "#/lesson/gather");
  const compare = page.locator(".compare").first();
  await compare.getByRole("button", { name: "Run both" }).press("Enter");
  await compare.locator(".totals .saved").waitFor();
  assert.ok((await compare.locator("svg .bracket").count()) >= 1, "what is saved has a bracket on the ruler");
  assert.match(await compare.locator("svg.il").first().textContent(), /4\.0 s saved/);
  // The differing lines are marked in both programs, and told in words.
  for (const script of await compare.locator(".script").all()) {
    assert.ok((await script.locator(".line-changed").count()) > 0);
  }
  assert.match(await text(compare.locator(".scripts")), /lines 11 to 15 differ/);
  // From a bar of the second stack its line is marked, in the second program alone.
  await compare.locator("svg .bar[tabindex='0']").focus();
  for (let down = 0; down < 12; down++) {
    const at = await page.evaluate(() => document.activeElement.getAttribute("data-at"));
    if (/^1\b/.test(at)) break;
    await page.keyboard.press("ArrowDown");
  }
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("data-at")), /^1\b/);
  await compare.locator(".script").nth(1).locator(".line-active").first().waitFor();
  assert.equal(await compare.locator(".script").nth(0).locator(".line-active").count(), 0);

  // Our words are there once there are the learner's own.
  const own = compare.locator("textarea");
  await own.focus();
  assert.equal(await compare.getByText("Compare with our words").count(), 0);
  await page.keyboard.type("gather starts all of them before it waits");
  await compare.getByText("Compare with our words").press("Enter");
  await compare.locator(".own-words details[open] p").waitFor();
  await shoot(page, "compared-by-keyboard");
  await page.reload();
  await compare.locator(".totals .saved").waitFor();
  assert.equal(await own.inputValue(), "gather starts all of them before it waits");
});

test("on a telephone, by touch", async (t) => {
  const { page } = await visit(t, "#/lesson/gather", { viewport: { width: 360, height: 740 }, hasTouch: true });
  const compare = page.locator(".compare").first();
  await compare.getByRole("button", { name: "Run both" }).tap();
  await compare.locator(".totals .saved").waitFor();
  await compare.locator("svg .bar").nth(3).tap();
  await compare.locator(".why").waitFor();
  await compare.locator("textarea").tap();
  await page.keyboard.type("together");
  await compare.getByText("Compare with our words").tap();
  await compare.locator(".own-words details[open] p").waitFor();
});
