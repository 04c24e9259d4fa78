// Predictions in their forms: an order and a drawing, by mouse and by keyboard, and what stays of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { overflow, shoot, type, visit } from "./site.mjs";

/** The player whose prediction asks for an order. */
const ordering = (page) => page.locator(".player", { has: page.locator(".order") });
/** The player whose prediction is drawn. */
const drawing = (page) => page.locator(".player", { has: page.locator(".draw, .drawn") });

const linesOf = (list) => list.locator("li > code").allInnerTexts();

/** Drags with the mouse from the middle of one element to the middle of another. */
async function drag(page, from, to) {
  await from.scrollIntoViewIfNeeded();
  // What loads above moves the page, and a stroke begins where the cell is then.
  let [a, b, seen] = [];
  do {
    seen = JSON.stringify([a, b]);
    await page.waitForTimeout(50);
    [a, b] = [await from.boundingBox(), await to.boundingBox()];
  } while (JSON.stringify([a, b]) !== seen);
  await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
  await page.mouse.down();
  await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 12 });
  await page.mouse.up();
}

test("an order is made by dragging lines", async (t) => {
  const { page } = await visit(t, "#/lesson/one-thread");
  const list = ordering(page).locator(".order");
  await list.scrollIntoViewIfNeeded();
  assert.deepEqual(await linesOf(list), ["counter 2", "visitor comes in", "counter 4", "counter 6"]);
  const grip = (place) => list.locator(`[data-place="${place}"] .grip`);
  await drag(page, grip(1), grip(3));
  assert.deepEqual(await linesOf(list), ["counter 2", "counter 4", "counter 6", "visitor comes in"]);
  await drag(page, grip(3), grip(0));
  assert.deepEqual(await linesOf(list), ["visitor comes in", "counter 2", "counter 4", "counter 6"]);
  const player = ordering(page);
  await player.getByRole("button", { name: "Predict and run" }).click();
  const verdict = page.locator(".judged", { has: page.locator(".orders") });
  await verdict.waitFor();
  assert.match(await verdict.innerText(), /Not so/);
  assert.equal(await verdict.locator(".differs").count(), 8, "every line stands elsewhere, in both lists");
  assert.match(await verdict.locator(".say").innerText(), /starts its arguments in order/);
  assert.match(await verdict.locator(".belief").innerText(), /order of their creation/);
  await shoot(page, "order");
});

test("an order is made by keys, and the focus goes with the line", async (t) => {
  const { page } = await visit(t, "#/lesson/one-thread");
  const list = ordering(page).locator(".order");
  // The next key is for the line where it has gone to.
  const focused = (label) =>
    page.waitForFunction((label) => document.activeElement.getAttribute("aria-label")?.startsWith(label), label);
  await list.locator('[data-place="1"] .grip').focus();
  await page.keyboard.press("ArrowDown");
  await focused("visitor comes in, 3 of 4");
  await page.keyboard.press("ArrowDown");
  await focused("visitor comes in, 4 of 4");
  assert.deepEqual(await linesOf(list), ["counter 2", "counter 4", "counter 6", "visitor comes in"]);
  await page.locator(".unseen[aria-live=polite]").getByText(/visitor comes in is 4 of 4/).waitFor();
  await page.keyboard.press("Home");
  await focused("visitor comes in, 1 of 4");
  assert.equal((await linesOf(list))[0], "visitor comes in");
  // The buttons do the same, and never lose the focus to a line that cannot move on.
  const down = list.locator('[data-place="0"] .down');
  for (let place = 0; place < 3; place++) {
    await list.locator(`[data-place="${place}"] .down`).press("Enter");
    await list.locator(`[data-place="${place + 1}"]`, { hasText: "visitor comes in" }).waitFor();
  }
  assert.equal(await down.count(), 1);
  assert.equal((await linesOf(list)).at(-1), "visitor comes in");
  assert.equal(await page.evaluate(() => document.activeElement.className), "up");
  await ordering(page).getByRole("button", { name: "Predict and run" }).press("Enter");
  await page.locator(".judged.right", { has: page.locator(".orders") }).waitFor();
});

test("bars are drawn with the mouse and laid over those of the run", async (t) => {
  const { page } = await visit(t, "#/lesson/limits");
  const player = drawing(page);
  const cell = (lane, number) => player.locator(`[data-cell="${lane}-${number}"]`);
  const button = player.getByRole("button", { name: "Predict and run" });
  assert.ok(await button.isDisabled(), "nothing is drawn yet");
  await drag(page, cell(0, 0), cell(0, 1));
  await drag(page, cell(1, 2), cell(1, 4));
  // A stroke over a bar wipes it out.
  await drag(page, cell(1, 4), cell(1, 4));
  await drag(page, cell(2, 4), cell(2, 5));
  assert.equal(await player.locator(".draw-cell.filled").count(), 6);
  await shoot(page, "drawing");
  await button.click();
  const verdict = page.locator(".judged", { has: page.locator(".drawn") });
  await verdict.waitFor();
  assert.deepEqual((await verdict.locator(".draw-words li").allInnerTexts()).map((text) => text.trim()), [
    "file 1: 0–2 s, as you drew it",
    "file 2: you drew 2–4 s; it was 1–3 s",
    "file 3: you drew 4–6 s; it was 2–4 s",
  ]);
  assert.equal(await verdict.locator(".draw-track .piece.missed").count(), 2);
  assert.equal(await verdict.locator(".draw-track .piece.extra").count(), 2);
  assert.equal(await verdict.locator(".draw-track .piece.both").count(), 2);
  assert.match(await verdict.locator(".say").innerText(), /guard the whole function/);
  await shoot(page, "drawn");
});

test("bars are drawn by keys", async (t) => {
  const { page } = await visit(t, "#/lesson/limits");
  const player = drawing(page);
  await player.locator('[data-cell="0-0"]').focus();
  const keys = ["Space", "Shift+ArrowRight", "ArrowDown", "Space", "Shift+ArrowRight", "ArrowDown", "Space", "Shift+ArrowRight", "ArrowRight", "Space", "Delete", "ArrowLeft", "ArrowLeft", "Space", "Shift+ArrowRight"];
  for (const key of keys) await page.keyboard.press(key);
  const filled = await player.locator(".draw-cell.filled").evaluateAll((cells) => cells.map((cell) => cell.dataset.cell));
  assert.deepEqual(filled, ["0-0", "0-1", "1-1", "1-2", "2-2", "2-3"]);
  const name = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  assert.equal(name, "file 3, 3 to 4 s, drawn");
  await player.getByRole("button", { name: "Predict and run" }).press("Enter");
  const verdict = page.locator(".judged.right", { has: page.locator(".drawn") });
  await verdict.waitFor();
  assert.match(await verdict.innerText(), /Your drawing is what happened/);
});

test("what was predicted stays beside the result, after an edit and after a reload", async (t) => {
  const { page } = await visit(t, "#/lesson/gather");
  const player = page.locator(".player").first();
  await player.getByLabel("Your prediction in seconds").fill("2");
  await player.getByRole("button", { name: "Predict and run" }).click();
  await player.locator(".judged.wrong").waitFor();
  assert.equal(await player.locator(".of-lesson").count(), 0);

  await type(page, "import asyncio\n\nasyncio.run(asyncio.sleep(1))\n", player);
  await player.locator("button.run").click();
  await player.locator(".of-lesson").waitFor();
  assert.match(await player.locator(".judged").innerText(), /the run says 6\.0 s/);
  assert.match(await player.locator(".totals").first().innerText(), /1\.0 s/);
  await page.reload();
  await player.locator(".of-lesson").waitFor();
  assert.match(await player.locator(".judged").innerText(), /You predicted 2 s; the run says 6\.0 s/);
});

test("drawing and ordering fit a telephone and answer to a finger", async (t) => {
  const { page } = await visit(t, "#/lesson/limits", { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const player = drawing(page);
  const cell = player.locator('[data-cell="1-3"]');
  await cell.scrollIntoViewIfNeeded();
  await cell.tap();
  assert.equal(await player.locator(".draw-cell.filled").count(), 1);
  assert.ok((await cell.boundingBox()).height >= 40);
  assert.equal(await overflow(page), 0);
  await shoot(page, "drawing-360");
  await page.evaluate(() => (location.hash = "#/lesson/one-thread"));
  const list = ordering(page).locator(".order");
  await list.scrollIntoViewIfNeeded();
  for (const button of await list.locator("button").all()) {
    const box = await button.boundingBox();
    assert.ok(box.width >= 44 && box.height >= 44, "as large as a finger");
  }
  await list.locator('[data-place="1"] .down').tap();
  assert.equal((await linesOf(list))[2], "visitor comes in");
  // A finger drags a line by its handle, without the page being scrolled by it.
  const center = async (place) => {
    const box = await list.locator(`[data-place="${place}"] .grip`).boundingBox();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const [from, to] = [await center(2), await center(0)];
  const finger = await page.context().newCDPSession(page);
  const touch = (type, y) =>
    finger.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x: from.x, y }] });
  await touch("touchStart", from.y);
  for (let step = 1; step <= 8; step++) await touch("touchMove", from.y + ((to.y - 2 - from.y) * step) / 8);
  await touch("touchEnd");
  assert.equal((await linesOf(list))[0], "visitor comes in");
  assert.equal(await overflow(page), 0);
});
