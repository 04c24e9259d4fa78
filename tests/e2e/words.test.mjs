// The words of the glossary, the map of the lessons, and questions that come back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { overflow, shoot, visit } from "./site.mjs";

test("a word is explained under the pointer, at the focus, and goes away with Esc", async (t) => {
  const { page } = await visit(t, "#/lesson/gather");
  const word = page.locator(".term button", { hasText: "concurrent" }).first();
  const meaning = page.locator(".term", { has: page.locator("button", { hasText: "concurrent" }) }).first().locator(".meaning");
  await word.scrollIntoViewIfNeeded();
  assert.ok(!(await meaning.isVisible()));
  await word.hover();
  await meaning.waitFor({ state: "visible" });
  assert.match(await meaning.innerText(), /One cook with three pots/);
  // The pointer may go onto the meaning itself without losing it.
  await meaning.hover();
  assert.ok(await meaning.isVisible());
  await page.keyboard.press("Escape");
  await meaning.waitFor({ state: "hidden" });
  await page.mouse.move(5, 5);

  await word.focus();
  await meaning.waitFor({ state: "visible" });
  const described = await word.evaluate((button) => document.getElementById(button.getAttribute("aria-describedby")).textContent);
  assert.equal(described, await meaning.innerText());
  await page.keyboard.press("Escape");
  await meaning.waitFor({ state: "hidden" });
  assert.ok(await word.evaluate((button) => document.activeElement === button), "the focus stays");
  await page.keyboard.press("Enter");
  await meaning.waitFor({ state: "visible" });
  await page.keyboard.press("Tab");
  await meaning.waitFor({ state: "hidden" });
});

test("a word is explained at a tap, within the window", async (t) => {
  const { page } = await visit(t, "#/lesson/gather", { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  for (const term of await page.locator(".term").all()) {
    const [word, meaning] = [term.locator("button"), term.locator(".meaning")];
    await word.scrollIntoViewIfNeeded();
    await word.tap();
    await meaning.waitFor({ state: "visible" });
    const box = await meaning.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 360, `${await word.innerText()} is not cut off`);
    await word.tap();
    await meaning.waitFor({ state: "hidden" });
  }
  assert.equal(await overflow(page), 0);
});

test("the map leads to every lesson, and the list says the same", async (t) => {
  const { page } = await visit(t);
  const map = page.getByRole("navigation", { name: "Map of the lessons" });
  await map.waitFor();
  const links = await map.locator("a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  const listed = await page.locator(".lessons .title").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  assert.deepEqual([...links].sort(), [...listed].sort());
  // What builds on something stands below it.
  const top = async (title) => (await map.locator("a", { hasText: title }).boundingBox()).y;
  assert.ok((await top("Waiting together")) < (await top("One loop, one thread")));
  assert.match(await page.locator(".lessons li", { has: page.locator(".title", { hasText: "One loop, one thread" }) }).innerText(), /builds on Waiting together/);
  await shoot(page, "map");
  await map.locator("a", { hasText: "Waiting together" }).press("Enter");
  await page.locator(".lesson-head h1").waitFor();
});

test("what is done is counted, in the lesson and in the contents", async (t) => {
  const { page } = await visit(t, "#/lesson/gather");
  await page.locator(".lesson-end .done").waitFor();
  const before = await page.locator(".lesson-end .done").innerText();
  assert.match(before, /0 of \d+ tasks/);
  await page.locator(".player").first().getByLabel("Your prediction in seconds").fill("6");
  await page.locator(".player").first().getByRole("button", { name: "Predict and run" }).click();
  await page.locator(".judged").first().waitFor();
  assert.match(await page.locator(".lesson-end .done").innerText(), /1 of \d+ tasks/);
  await page.getByRole("button", { name: "Mark this lesson as completed" }).click();
  await page.evaluate(() => (location.hash = "#/"));
  await page.getByText(/^\s*1 of \d+ lessons completed/).waitFor();
  assert.match(await page.locator(".course-map .done").innerText(), /Waiting together/);
});

test("by keyboard, answers can be looked at before one is given", async (t) => {
  const { page } = await visit(t, "#/lesson/gather");
  const question = page.locator(".quiz fieldset").first();
  await question.locator("input").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.ok(await question.locator("input").nth(2).evaluate((input) => document.activeElement === input));
  assert.equal(await question.locator(".option.right, .option.wrong").count(), 0, "nothing is answered yet");
  await page.keyboard.press("Space");
  assert.equal(await question.locator(".option.right, .option.wrong").count(), 1);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Space");
  assert.equal(await question.locator(".option.right, .option.wrong").count(), 1, "one may try again");
});

test("questions come back two lessons later, with other names", async (t) => {
  const { page } = await visit(t, "#/lesson/background-tasks");
  const again = page.getByRole("region", { name: "From before" });
  await again.waitFor();
  assert.match(await again.innerText(), /You met these in Waiting together/);
  const question = again.locator("fieldset").first();
  const wrong = question.locator("label.option").first();
  await wrong.click();
  assert.equal(await question.locator(".option.right, .option.wrong").count(), 1);
  await page.reload();
  await again.waitFor();
  assert.equal(await question.locator(".option.right, .option.wrong").count(), 1, "answers are kept");
  await shoot(page, "again");
});
