// The questions of a lesson, and the way on: by mouse and by keyboard.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./site.mjs";

test("by mouse a wrong answer is met with the belief behind it, then the right one", async (t) => {
  const { page } = await visit(t, "#/lesson/coroutines");
  const question = page.locator(".quiz fieldset").first();
  await question.getByText("A new thread that runs the function.").click();
  assert.match(await question.locator(".option.wrong").innerText(), /not so/);
  assert.match(await question.locator(".reply").innerText(), /No thread is made/);
  assert.match(await page.locator(".unseen[aria-live=polite]").innerText(), /Not so/);
  await question.getByText("A coroutine, none of whose lines has run yet.").click();
  assert.match(await question.locator(".option.right").innerText(), /right/);
  assert.match(await question.locator(".reply").innerText(), /writes the order slip/);
  assert.equal(await question.locator(".option.wrong").count(), 0);
});

test("by keyboard: an answer, the lesson marked as completed, the next lesson", async (t) => {
  const { page } = await visit(t, "#/lesson/coroutines");
  const question = page.locator(".quiz fieldset").last();
  await question.locator("input").first().focus();
  for (let at = 0; at < 6; at++) {
    const right = await page.evaluate(() => /async def too, and await it/.test(document.activeElement.closest("label").textContent));
    if (right) break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Space");
  await question.locator(".option.right").waitFor();
  // On from there with Tab alone.
  const tabTo = async (name) => {
    for (let count = 0; count < 20; count++) {
      await page.keyboard.press("Tab");
      if (name.test(await page.evaluate(() => document.activeElement.textContent))) return;
    }
    assert.fail(`Tab does not lead to ${name}`);
  };
  await tabTo(/^Mark this lesson as completed$/);
  await page.keyboard.press("Enter");
  assert.match(await page.locator(".unseen[aria-live=polite]").innerText(), /Lesson completed/);
  await tabTo(/^Next: Waiting together/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Waiting together" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "content", "a new page begins at its top");
});
