// Exercises: lines put together by mouse, by keys and by taps; failures shown where they are; help in small steps; versions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { overflow, shoot, visit } from "./site.mjs";

const board = (page) => page.locator(".exercise .puzzle");
const program = (page) => board(page).locator(".puzzle-program .puzzle-piece");
const pool = (page, text) => board(page).locator(".puzzle-pool .puzzle-piece", { hasText: text });
const placed = (page) =>
  program(page).evaluateAll((pieces) => pieces.map((piece) => `${piece.parentElement.style.paddingLeft} ${piece.querySelector("code").textContent}`));

const SOLUTION = [
  "4ch global balance",
  "4ch async with lock:",
  "8ch if balance >= amount:",
  "12ch await ask_bank()",
  "12ch balance -= amount",
  '12ch print(name, "gets", amount)',
];

async function dragTo(page, from, x, y) {
  await from.scrollIntoViewIfNeeded();
  const box = await from.boundingBox();
  await page.mouse.move(box.x + 20, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(x(box), y(box), { steps: 14 });
  await page.mouse.up();
}

test("a program is put together by dragging lines in and sideways", async (t) => {
  // As high as it takes to see all lines at once: a mouse cannot go past the window.
  const { page } = await visit(t, "#/lesson/races", { viewport: { width: 1280, height: 1600 } });
  await board(page).waitFor();
  const lines = SOLUTION.map((line) => [Number.parseInt(line) / 4 - 1, line.slice(line.indexOf(" ") + 1)]);
  let before = 0;
  for (const [level, text] of lines) {
    const list = board(page).locator(".puzzle-program .puzzle-lines");
    await pool(page, text).scrollIntoViewIfNeeded();
    const target = await list.boundingBox();
    await dragTo(page, pool(page, text), () => target.x + 40, () => target.y + target.height - 4);
    const piece = program(page).last();
    assert.equal(await piece.locator("code").innerText(), text);
    // A line comes in as far as the one above it stands.
    if (level !== before) await dragTo(page, piece, (box) => box.x + 20 + 28 * (level - before), (box) => box.y + box.height / 2);
    before = level;
  }
  assert.deepEqual(await placed(page), SOLUTION);
  // A line that is dragged back is used no more.
  const back = await board(page).locator(".puzzle-pool .puzzle-lines").boundingBox();
  await dragTo(page, program(page).first(), () => back.x + 60, () => back.y + back.height / 2);
  assert.equal(await program(page).count(), 5);
  const first = await program(page).first().boundingBox();
  await dragTo(page, pool(page, "global balance"), () => first.x + 60, () => first.y + 4);
  assert.deepEqual(await placed(page), SOLUTION);
  await shoot(page, "puzzle");
  await page.locator(".exercise button.run").click();
  await page.locator(".exercise").getByText("✓ Solved.").waitFor();
});

test("a program is put together by keys alone, and a wrong line is answered", async (t) => {
  const { page } = await visit(t, "#/lesson/races");
  await board(page).waitFor();
  // The next key is for what has the focus then.
  const label = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  const changed = (from) =>
    page.waitForFunction((from) => document.activeElement.getAttribute("aria-label") !== from, from);
  const press = async (key) => {
    const from = await label();
    await page.keyboard.press(key);
    await changed(from);
  };
  const take = async (text, ...keys) => {
    await pool(page, text).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      (text) => {
        const label = document.activeElement.getAttribute("aria-label") ?? "";
        return label.includes(text) && / of \d+, indented/.test(label);
      },
      text,
    );
    for (const key of keys) await press(key);
  };
  await take("global balance");
  await take("lock.acquire()");
  await take("if balance");
  await take("ask_bank", "ArrowRight");
  await take("balance -=");
  await take("print(name");
  assert.match(await label(), /print\(name, "gets", amount\), line 6 of 6, indented once/);
  await page.locator(".exercise button.run").press("Enter");
  await page.locator(".exercise .strangers li").waitFor();
  assert.match(await page.locator(".exercise .strangers").innerText(), /lock\.acquire\(\).*never awaited/);

  await board(page).locator(".puzzle-program .puzzle-piece", { hasText: "lock.acquire()" }).focus();
  await page.keyboard.press("Delete");
  await pool(page, "with lock:").first().waitFor();
  // The new line comes behind the one that is selected, and moves up and down from there.
  await pool(page, "async with lock:").focus();
  await page.keyboard.press("Enter");
  const line = () => page.evaluate(() => Number(/async with lock:.*, line (\d)/.exec(document.activeElement.getAttribute("aria-label"))?.[1]));
  const moved = (from) =>
    page.waitForFunction(
      (from) => {
        const at = /async with lock:.*, line (\d)/.exec(document.activeElement.getAttribute("aria-label"));
        return at && Number(at[1]) !== from;
      },
      from,
    );
  await moved(0);
  for (let at = await line(); at > 2; at = await line()) {
    await page.keyboard.press("ArrowUp");
    await moved(at);
  }
  for (let left = 0; left < 4 && (await placed(page))[1] !== "4ch async with lock:"; left++) await press("ArrowLeft");
  for (const text of ["if balance", "ask_bank", "balance -=", "print(name"]) {
    await board(page).locator(".puzzle-program .puzzle-piece", { hasText: text }).focus();
    await press("ArrowRight");
  }
  assert.deepEqual(await placed(page), SOLUTION);
  await page.locator(".exercise button.run").press("Enter");
  await page.locator(".exercise").getByText("✓ Solved.").waitFor();
  // It is still so after a reload, and the program can be written in place of it.
  await page.reload();
  await board(page).waitFor();
  assert.deepEqual(await placed(page), SOLUTION);
  await page.locator(".exercise").getByLabel("Write the code").check();
  await page.locator(".exercise .cm-content").waitFor();
});

test("with a finger, on a telephone: taps and buttons", async (t) => {
  const { page } = await visit(t, "#/lesson/races", { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await board(page).waitFor();
  await pool(page, "global balance").tap();
  await pool(page, "async with lock:").tap();
  await pool(page, "if balance").tap();
  const controls = board(page).locator(".puzzle-controls");
  await controls.getByRole("button", { name: "More indented" }).tap();
  assert.deepEqual(await placed(page), SOLUTION.slice(0, 3));
  await controls.getByRole("button", { name: "Up", exact: true }).tap();
  assert.equal((await placed(page))[1], "8ch if balance >= amount:");
  await controls.getByRole("button", { name: "Put it back" }).tap();
  assert.equal(await program(page).count(), 2);
  for (const button of await board(page).locator("button").all()) {
    assert.ok((await button.boundingBox()).height >= 44, "as high as a finger");
  }
  assert.equal(await overflow(page), 0);
  await shoot(page, "puzzle-360");
});

test("help puts one line after another in its place", async (t) => {
  const { page } = await visit(t, "#/lesson/races");
  const exercise = page.locator(".exercise");
  await pool(page, "lock.acquire()").click();
  const next = exercise.locator(".place-next");
  assert.equal(await next.count(), 0, "not before the hints");
  for (let hint = 0; hint < 3; hint++) await exercise.locator(".hints button").click();
  for (let line = 1; line <= 6; line++) {
    await next.press("Enter");
    assert.deepEqual((await placed(page)).slice(0, line), SOLUTION.slice(0, line));
  }
  await next.click();
  assert.deepEqual(await placed(page), SOLUTION, "what does not belong is gone");
  assert.equal(await next.count(), 0);
  await exercise.locator("button.run").click();
  await exercise.getByText("✓ Solved.").waitFor();
});

test("a failed check is shown in the chart and in the code", async (t) => {
  const { page } = await visit(t, "#/lesson/gather");
  const exercise = page.locator(".exercise");
  // An editor that comes under the pointer would mark the line there.
  await exercise.locator(".cm-content").waitFor();
  await exercise.locator("button.run").click();
  await exercise.locator(".il .flaw").first().waitFor({ state: "attached" });
  const where = exercise.locator(".goals li.wrong", { hasText: "at most 3.0 s" }).getByRole("button", { name: "Show where" });
  await where.press("Enter");
  assert.equal(await where.getAttribute("aria-pressed"), "true");
  const flaw = exercise.locator(".il .flaw.shown");
  await flaw.waitFor({ state: "attached" });
  // The mark stands over the time past the limit: from 3 of 5 seconds to the end.
  const box = await flaw.evaluate((rect) => ({ x: rect.x.baseVal.value, width: rect.width.baseVal.value, title: rect.textContent }));
  assert.ok(box.width > 50, "as wide as two seconds");
  assert.match(box.title, /it took 5\.0 s/);
  assert.equal(await exercise.locator(".line-active").count(), 1, "the line is marked, too");
  await shoot(page, "flaw");
});

test("hints, then the solution line by line, then earlier versions", async (t) => {
  const { page } = await visit(t, "#/lesson/gather");
  const exercise = page.locator(".exercise");
  await exercise.locator(".cm-content").waitFor();
  assert.equal(await exercise.locator(".solution").count(), 0);
  for (let hint = 0; hint < 3; hint++) await exercise.locator(".hints button").click();
  await exercise.getByText("A solution", { exact: true }).click();
  const covered = exercise.locator(".solution .covered");
  const count = await covered.count();
  assert.ok(count >= 1);
  assert.ok(!(await exercise.locator(".solution").innerText()).includes("asyncio.gather(\n") || count > 0);
  for (let line = count; line > 0; line--) {
    assert.equal(await covered.count(), line);
    await exercise.locator(".solution .reveal").press("Enter");
  }
  await exercise.getByRole("button", { name: "Put it into the editor" }).click();
  await exercise.locator("button.run").click();
  await exercise.getByText("✓ Solved.").waitFor();
  assert.equal(await exercise.locator(".versions").count(), 0, "the version in the editor is no earlier one");

  await exercise.getByRole("button", { name: "Start again" }).click();
  const versions = exercise.locator(".versions");
  await versions.locator("> summary").click();
  assert.match(await versions.innerText(), /One earlier version of yours[\s\S]*4 of 4 expectations held/);
  await page.reload();
  await versions.locator("> summary").click();
  await versions.getByRole("button", { name: /^Take back the version of/ }).click();
  assert.match(await exercise.locator(".cm-content").innerText(), /gather\(/);

  // What was written and never run is not lost either.
  await exercise.locator(".cm-line", { hasText: "user = await" }).click();
  await page.keyboard.press("End");
  await page.keyboard.type("  # mine");
  await exercise.getByRole("button", { name: "Start again" }).click();
  await versions.locator("> summary").click();
  assert.match(await versions.innerText(), /2 earlier versions of yours[\s\S]*not run/);
});

test("fixed lines cannot be changed, also after starting again", async (t) => {
  const { page } = await visit(t, "#/lesson/deadlock");
  const exercise = page.locator(".exercise");
  const editor = exercise.locator(".cm-content");
  await editor.waitFor();
  assert.match(await exercise.innerText(), /between the two marks/);
  const typeAt = async (line, text) => {
    await editor.locator(".cm-line", { hasText: line }).first().click();
    await page.keyboard.press("End");
    await page.keyboard.type(text);
    return editor.innerText();
  };
  const before = await editor.innerText();
  assert.equal(await typeAt("async def main", "  # mine"), before, "a fixed line");
  assert.match(await typeAt("source.money -= amount", "  # mine"), /amount {2}# mine/);
  await exercise.getByRole("button", { name: "Start again" }).click();
  assert.equal(await editor.innerText(), before);
  assert.equal(await typeAt("class Account", "  # mine"), before, "still fixed");
  assert.match(await typeAt("target.money += amount", "  # mine"), /amount {2}# mine/);
});
