// The question on the first page: half of its picture is there, a prediction brings the other half.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faults, overflow, shoot, visit } from "./site.mjs";

const text = async (locator) => (await locator.innerText()).replace(/\s+/g, " ").trim();

test("by mouse: the waits one after another, a prediction, and the same waits together", async (t) => {
  const { page } = await visit(t);
  const first = page.locator(".first");
  await first.locator("svg .bar").first().waitFor();
  assert.equal(await text(first.locator(".totals")), "One after another 6.0 s · Together ?");
  assert.equal(await first.locator("g.strip").count(), 1, "the half that is asked for is not drawn");
  const predict = first.getByRole("button", { name: "Predict and run" });
  assert.ok(await predict.isDisabled());
  // All of it is in sight on a laptop, without scrolling.
  assert.ok((await predict.boundingBox()).y < 700);
  await first.getByLabel("Your prediction in seconds").fill("6");
  await predict.click();
  assert.match(await text(first.locator(".judged")), /Not so.*You predicted 6 s; the run says 3\.0 s.*one after another/);
  assert.equal(await text(first.locator(".totals")), "One after another 6.0 s · Together 3.0 s · 3.0 s saved");
  assert.equal(await first.locator("g.strip").count(), 2);
  // Bar and line mark each other.
  await first.locator('.bar[data-line="4"]').first().hover();
  await first.locator(".line-active", { hasText: "sleep(3)" }).waitFor();
  await shoot(page, "first-question");
  // The prediction is kept, and the way on is there.
  await page.reload();
  assert.match(await text(first.locator(".judged")), /You predicted 6 s/);
  await first.getByRole("link", { name: /^Begin: / }).click();
  await page.locator(".lesson-head h1").waitFor();
});

test("by keyboard, and heard", async (t) => {
  const { page } = await visit(t);
  const first = page.locator(".first");
  await first.locator("svg .bar").first().waitFor();
  await first.getByLabel("Your prediction in seconds").focus();
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");
  assert.match(await text(first.locator(".judged.right")), /Right.*the longest wait decides/);
  assert.match(await page.locator(".unseen[aria-live=polite]").innerText(), /Right.*3\.0 s saved/);
});

test("without a prediction, in German, on a telephone in the dark", async (t) => {
  const look = { viewport: { width: 360, height: 740 }, hasTouch: true, locale: "de", colorScheme: "dark" };
  const { page } = await visit(t, "", look);
  const first = page.locator(".first");
  await first.locator("svg .bar").first().waitFor();
  assert.deepEqual(await faults(page), []);
  await first.getByRole("button", { name: "Ohne Vorhersage ausführen" }).tap();
  await first.locator(".totals .saved").waitFor();
  assert.equal(await first.locator(".judged").count(), 0);
  assert.equal(await overflow(page), 0);
  assert.deepEqual(await faults(page), []);
  await shoot(page, "first-question-360");
});

test("who has begun is led on, without the question", async (t) => {
  const { page } = await visit(t, "#/lesson/gather");
  await page.locator(".player").first().getByRole("button", { name: "Run without predicting" }).click();
  await page.locator(".player .totals").first().waitFor();
  await page.getByRole("link", { name: "Lessons", exact: true }).click();
  await page.getByRole("link", { name: /^Go on: / }).waitFor();
  assert.equal(await page.locator(".first").count(), 0);
});
