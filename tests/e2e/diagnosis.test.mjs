// Each note of the diagnosis at its line, on programs that have the fault; and silence on their right counterparts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { paste, visit } from "./site.mjs";

const program = (name) => readFileSync(join(import.meta.dirname, "../advice", `${name}.py`), "utf8");

const FAULTS = {
  "blocking-call": "blocking_sleep",
  "never-awaited": "never_awaited",
  "task-not-kept": "task_not_kept",
  "one-after-another": "awaits_in_a_row",
  "lock-held-long": "lock_around_a_request",
  "unlimited-fan-out": "three_hundred_requests",
  "swallowed-cancel": "swallowed_cancel",
  "hidden-errors": "second_error_lost",
};

const RIGHT = ["awaits_that_need_each_other", "blocking_in_a_thread", "cancel_passed_on", "errors_looked_at", "lock_that_is_needed", "task_kept"];

async function run(page, source) {
  await paste(page, source);
  await page.locator("button.run").focus();
  await page.keyboard.press("Enter");
  await page.locator(".result:not(.outdated) .totals").first().waitFor();
}

test("every fault has its note, which leads to its line", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  for (const [rule, name] of Object.entries(FAULTS)) {
    await run(page, program(name));
    const note = page.locator(`.advice li.${rule}`).first();
    await note.waitFor();
    const line = await note.getAttribute("data-line");
    const place = note.getByRole("button", { name: /^Lines? \d/ });
    assert.match(await place.innerText(), new RegExp(`^Lines? ${line}\\b`), rule);
    // What is wrong, then what to do about it.
    assert.ok((await note.locator("p").count()) >= 3, rule);
    await place.press("Enter");
    await page.waitForFunction(() => document.activeElement?.closest(".cm-editor"));
    const at = await page.evaluate(() => {
      const here = getSelection().anchorNode;
      return (here.nodeType === Node.TEXT_NODE ? here.parentElement : here).closest(".cm-line")?.textContent;
    });
    assert.equal(at, program(name).split("\n")[line - 1], `${rule}: the cursor is at the line of the note`);
  }
});

test("right programs are left alone", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  for (const name of RIGHT) {
    await run(page, program(name));
    await page.waitForTimeout(400);
    assert.equal(await page.locator(".advice li").count(), 0, `${name}: ${await page.locator(".advice").allInnerTexts()}`);
  }
});

test("on a wide page the notes stand below the program, on a narrow one below the result", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  await run(page, program("blocking_sleep"));
  await page.locator(".advice li").first().waitFor();
  const box = (selector) => page.locator(selector).first().boundingBox();
  let [code, notes, result] = [await box(".player .script"), await box(".advice"), await box(".outcome")];
  assert.ok(notes.y >= code.y + code.height && notes.x < result.x && notes.y < result.y + result.height, "below the program");
  await page.setViewportSize({ width: 360, height: 740 });
  await page.waitForTimeout(200);
  [code, notes, result] = [await box(".player .script"), await box(".advice"), await box(".outcome")];
  assert.ok(notes.y >= result.y + result.height && result.y >= code.y + code.height, "below the result");
});
