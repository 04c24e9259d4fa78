// A learner who comes back is where they were.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type, visit } from "./site.mjs";

test("a lesson keeps its prediction, code, answers, words, hints and completion", async (t) => {
  const { page } = await visit(t, "#/lesson/gather");
  const player = page.locator(".player").first();
  await player.getByLabel("Your prediction in seconds").fill("2");
  await player.getByRole("button", { name: "Predict and run" }).click();
  await player.locator(".judged").waitFor();

  const second = page.locator(".player").nth(1);
  await second.locator(".cm-content").waitFor();
  await type(page, "print('mine')\n", second);

  const compare = page.locator(".compare").first();
  await compare.getByRole("button", { name: "Run both" }).click();
  await compare.locator("textarea").fill("gather starts them all");
  await page.locator(".exercise .hints button").first().click();
  await page.locator(".quiz input").first().check();
  const reply = await page.locator(".quiz fieldset").first().innerText();
  await page.getByRole("button", { name: "Mark this lesson as completed" }).click();
  await page.getByRole("button", { name: "✓ Completed" }).waitFor();

  await page.reload();
  await player.locator(".judged").waitFor();
  assert.match(await player.locator(".judged").innerText(), /You predicted 2 s/);
  // What had been run is there again, without a click.
  await player.locator(".chart svg").waitFor();
  await compare.locator(".totals .saved").waitFor();
  await second.locator(".cm-line", { hasText: "print('mine')" }).waitFor();
  assert.equal(await compare.locator("textarea").inputValue(), "gather starts them all");
  assert.equal(await page.locator(".hints li").count(), 1);
  assert.equal(await page.locator(".quiz fieldset").first().innerText(), reply);
  await page.getByRole("button", { name: "✓ Completed" }).waitFor();

  await page.getByRole("link", { name: "Lessons", exact: true }).click();
  await page.locator(".lessons").getByText("✓ completed").waitFor();
});

test("edited code goes back to the lesson's version when asked", async (t) => {
  const { page } = await visit(t, "#/lesson/gather");
  const player = page.locator(".player").first();
  await player.locator(".cm-content").waitFor();
  const original = await player.locator(".cm-content").innerText();
  await type(page, "print('mine')\n", player);
  await player.getByRole("button", { name: "Back to the lesson's version" }).click();
  assert.equal(await player.locator(".cm-content").innerText(), original);
});

test("the playground keeps the program", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  await type(page, "print('kept')\n");
  await page.locator("button.run").click();
  await page.locator(".totals").waitFor();
  await page.reload();
  await page.locator(".cm-line", { hasText: "print('kept')" }).waitFor();
  // Its result comes back as well.
  await page.locator(".totals").waitFor();
});

test("the page works where storage is forbidden or full, and says so", async (t) => {
  const { page } = await visit(t, "#/");
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.goto(page.url().replace(/#.*/, "") + "?again#/lesson/gather");
  const player = page.locator(".player").first();
  await player.getByRole("button", { name: "Run without predicting" }).click();
  await player.locator(".totals").waitFor();
  await page.getByText("The browser did not keep your last change").waitFor();

  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("forbidden", "SecurityError");
      },
    });
  });
  await page.reload();
  await page.getByText("does not let the page keep anything").waitFor();
  await player.getByRole("button", { name: "Run without predicting" }).click();
  await player.locator(".totals").waitFor();
});
