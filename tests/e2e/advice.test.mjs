// Notes at the lines of a program: what is said of awaits one after another, and what the proposed change does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { shoot, type, visit } from "./site.mjs";

const IN_A_ROW = `import asyncio

async def load(name):
    await asyncio.sleep(1)
    return name

async def main():
    user = await load("user")
    orders = await load("orders")
    print(user, orders)

asyncio.run(main())
`;

const TOGETHER = IN_A_ROW.replace(/ {4}user = [^]*?"orders"\)\n/, '    user, orders = await asyncio.gather(load("user"), load("orders"))\n');

async function run(page, source) {
  await page.locator(".cm-content").waitFor();
  await type(page, source);
  await page.locator("button.run").click();
  await page.locator(".totals").waitFor();
}

test("awaits that could overlap get a note with the measured saving, and its change can be taken over", async (t) => {
  const { page } = await visit(t, "#/playground");
  await run(page, IN_A_ROW);
  const note = page.locator(".advice li");
  await note.waitFor();
  assert.match(await note.innerText(), /Lines 8 to 9.*saves 1\.0 s/s);
  await shoot(page, "advice");
  await note.getByRole("button", { name: "Put this change into the editor" }).click();
  assert.match(await page.locator(".cm-content").innerText(), /await asyncio\.gather\(/);
  await page.locator("button.run").click();
  await note.waitFor({ state: "detached" });
  assert.match(await page.locator(".totals").innerText(), /1\.0 s saved/);
});

test("by keyboard the change is taken over, and undone in the editor", async (t) => {
  const { page } = await visit(t, "#/playground");
  await run(page, IN_A_ROW);
  await page.locator(".advice button.take").focus();
  await page.keyboard.press("Enter");
  assert.match(await page.locator(".cm-content").innerText(), /gather/);
  await page.locator(".cm-content").focus();
  await page.keyboard.press("ControlOrMeta+z");
  assert.doesNotMatch(await page.locator(".cm-content").innerText(), /gather/);
});

test("a blocking call is told with what the other tasks lost", async (t) => {
  const { page } = await visit(t, "#/playground");
  await run(page, IN_A_ROW.replace("await asyncio.sleep(1)", "time.sleep(1)").replace("import asyncio", "import asyncio, time"));
  await page.locator(".advice .blocking-call").waitFor();
  assert.match(await page.locator(".advice .blocking-call").innerText(), /Line 4.*time\.sleep\(1\).*holds the event loop for 2\.0 s/s);
});

test("a correct program gets no note", async (t) => {
  const { page } = await visit(t, "#/playground");
  await run(page, TOGETHER);
  await page.waitForTimeout(1000);
  assert.equal(await page.locator(".advice").count(), 0);
});

test("the editor marks the lines of notes, by mouse", async (t) => {
  const { page } = await visit(t, "#/playground");
  await run(page, IN_A_ROW);
  const mark = page.locator(".gutter-notes .note-mark");
  await mark.waitFor();
  assert.equal(await mark.count(), 1);
  assert.match(await mark.getAttribute("title"), /These 2 awaits do not need each other/);
  // The mark stands at its line.
  const line = page.locator(".cm-line", { hasText: 'user = await load("user")' });
  const [at, wanted] = [await mark.boundingBox(), await line.boundingBox()];
  assert.ok(Math.abs(at.y + at.height / 2 - wanted.y - wanted.height / 2) < 6, JSON.stringify([at, wanted]));
  await mark.click();
  assert.ok(await page.locator(".advice li").evaluate((note) => note === document.activeElement), "the note is shown");
  // Another text has other lines.
  await page.locator(".cm-content").click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.insertText("\n# more");
  await mark.waitFor({ state: "detached" });
});

test("by keyboard F8 leads to the line of a note, and a note leads to its line", async (t) => {
  const { page } = await visit(t, "#/playground");
  await run(page, IN_A_ROW);
  await page.locator(".note-mark").waitFor();
  const described = await page.locator(".cm-content").evaluate((editor) =>
    editor.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id).textContent).join(" "));
  assert.match(described, /There is a note at line 8\. F8 leads there/);
  await page.locator(".cm-content").focus();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("F8");
  assert.match(await page.locator(".unseen[role=status]").innerText(), /These 2 awaits do not need each other/);
  await page.locator(".cm-line.line-active", { hasText: 'user = await load("user")' }).waitFor();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.locator(".advice button.at").focus();
  await page.keyboard.press("Enter");
  assert.ok(await page.locator(".cm-content").evaluate((editor) => editor === document.activeElement));
  await page.locator(".cm-line.line-active", { hasText: 'user = await load("user")' }).waitFor();
});

test("in a lesson its own bad example has no note, the learner's version has", async (t) => {
  const { page } = await visit(t, "#/lesson/gather");
  const player = page.locator(".player").first();
  await player.getByRole("button", { name: "Run without predicting" }).click();
  await player.locator(".totals").waitFor();
  await page.waitForTimeout(1500);
  assert.equal(await player.locator(".advice li").count(), 0);
  const source = (await player.locator(".cm-content").innerText()).replace(/"Oslo"/, '"Rome"');
  await type(page, source, player);
  await player.locator("button.run").click();
  await player.locator(".advice li.one-after-another").waitFor();
  await player.locator(".note-mark").waitFor();
  await player.locator(".advice button.take").click();
  assert.match(await player.locator(".cm-content").innerText(), /gather/);
});

test("in an exercise the learner's own version gets notes, the start has none", async (t) => {
  const { page } = await visit(t, "#/lesson/one-thread");
  const exercise = page.locator(".exercise");
  await exercise.locator(".cm-content").waitFor();
  await exercise.locator("button.run").click();
  await exercise.locator(".goals .wrong").first().waitFor();
  await page.waitForTimeout(1500);
  assert.equal(await exercise.locator(".advice li").count(), 0);
  await exercise.locator(".cm-line", { hasText: "small = shrink(photo)" }).click();
  await page.keyboard.press("End");
  await page.keyboard.insertText("  # still here");
  await exercise.locator("button.run").click();
  await exercise.locator(".advice li.blocking-call").first().waitFor();
  await exercise.locator(".note-mark").first().waitFor();
});
