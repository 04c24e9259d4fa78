// Everything by keyboard alone: no trap, a visible focus, and bars that can be walked through.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./site.mjs";

const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return {
      tag: element.tagName.toLowerCase(),
      name: element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 60),
      class: element.getAttribute("class") ?? "",
      outline: getComputedStyle(element).outlineStyle,
      inEditor: Boolean(element.closest(".cm-editor")),
    };
  });

/** Presses Tab until `wanted` says yes. */
async function tabTo(page, wanted, most = 60) {
  for (let count = 0; count < most; count++) {
    await page.keyboard.press("Tab");
    const at = await focused(page);
    if (at.inEditor) {
      if (wanted(at)) return at;
      // Tab indents in the editor; Escape first lets it lead out.
      await page.keyboard.press("Escape");
      continue;
    }
    if (wanted(at)) return at;
  }
  assert.fail("Tab never led there");
}

test("from the first page to a judged prediction", async (t) => {
  const { page } = await visit(t);
  await page.locator(".lessons").waitFor();
  await page.keyboard.press("Tab");
  assert.equal((await focused(page)).name, "Skip to the content");
  await page.keyboard.press("Enter");
  await tabTo(page, (at) => at.name === "Waiting together");
  await page.keyboard.press("Enter");
  await page.locator(".lesson-head h1").waitFor();
  await page.locator(".player .cm-content").first().waitFor();

  await tabTo(page, (at) => at.tag === "input");
  await page.keyboard.type("6");
  await page.keyboard.press("Enter");
  await page.locator(".judged.right").waitFor();
});

test("Esc, then Tab leaves the editor, and the page says so", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  await tabTo(page, (at) => at.inEditor);
  assert.ok(await page.getByText("Esc, then Tab leaves the editor").isVisible());
  const before = await page.locator(".cm-content").innerText();
  await page.keyboard.press("Tab");
  assert.ok((await focused(page)).inEditor, "Tab alone indents");
  assert.notEqual(await page.locator(".cm-content").innerText(), before);
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.ok(!(await focused(page)).inEditor);
});

test("the bars can be walked through, say what they are, and mark their line", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  await page.locator("button.run").focus();
  await page.keyboard.press("Enter");
  await page.locator(".il .bar").first().waitFor();
  const bar = await tabTo(page, (at) => at.class.includes("bar"));
  assert.match(bar.name, / from .* to .*\.| at .*\./);
  assert.equal(await page.locator('.il [tabindex="0"]').count(), 1, "one stop for Tab");

  const seen = new Set([bar.name]);
  for (const key of ["ArrowRight", "ArrowDown", "ArrowDown", "ArrowRight", "End", "ArrowUp", "Home"]) {
    await page.keyboard.press(key);
    const at = await focused(page);
    assert.ok(at.class.includes("bar"), `${key} stays in the chart`);
    assert.equal(at.outline, "solid");
    seen.add(at.name);
    assert.equal(await page.locator(".sentence").first().innerText(), at.name);
    const line = /at line (\d+)/.exec(at.name)?.[1];
    if (line) {
      const marked = await page.locator(".line-active").innerText();
      const lines = await page.locator(".cm-line").allInnerTexts();
      assert.equal(marked, lines[line - 1]);
    }
  }
  assert.ok(seen.size >= 4, "several bars were reached");
  await page.keyboard.press("Enter");
  await page.getByText("Why?").waitFor();
  await page.keyboard.press("Escape");
  assert.ok(!(await focused(page)).class.includes("bar"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.ok(!(await focused(page)).class.includes("bar"), "the chart is no trap");
});
