// The page on paper, with forced colours, and without motion.
import assert from "node:assert/strict";
import { test } from "node:test";
import { shoot, visit } from "./site.mjs";

const visible = (page, selector) => page.locator(selector).first().isVisible();

test("paper gets the chart, the output and the transcript, and nothing to press", async (t) => {
  const { page } = await visit(t, "#/lesson/gather");
  const player = page.locator(".player").first();
  await player.getByRole("button", { name: "Run without predicting" }).click();
  await player.locator(".chart svg .bar").first().waitFor();
  assert.ok(!(await visible(page, ".transcript")), "closed on the screen");

  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.waitForTimeout(200);
  for (const part of [".chart svg", ".transcript", ".tasks", ".lesson-head h1", ".cm-content"]) {
    assert.ok(await visible(page, part), `${part} is printed`);
  }
  for (const part of ["header.top", "footer.bottom", "button.run", ".records .files", ".skip", ".predict form"]) {
    assert.ok(!(await visible(page, part)), `${part} is not printed`);
  }
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
  // The solution stays closed.
  assert.ok(!(await visible(page, ".solution pre")));
  await shoot(page, "paper");
  const pdf = await page.pdf({ format: "A4", path: "target/e2e/paper.pdf" });
  assert.ok(pdf.length > 20_000);

  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  assert.ok(!(await visible(page, ".transcript")), "closed again afterwards");
});

test("with forced colours everything is still told apart", async (t) => {
  const { page } = await visit(t, "#/playground", { forcedColors: "active" });
  await page.locator(".cm-content").waitFor();
  await page.locator("button.run").focus();
  assert.equal(await page.locator("button.run").evaluate((button) => getComputedStyle(button).outlineStyle), "solid");
  await page.keyboard.press("Enter");
  await page.locator(".il .bar").first().waitFor();
  const width = await page.locator("button.run").evaluate((button) => getComputedStyle(button).borderTopWidth);
  assert.equal(width, "2px");
  await shoot(page, "forced-colours");
});

test("without motion nothing moves", async (t) => {
  const { page } = await visit(t, "#/lesson/gather", { reducedMotion: "reduce" });
  await page.getByRole("button", { name: "Run without predicting" }).first().click();
  await page.locator(".player .chart svg .bar").first().waitFor();
  const moving = await page.evaluate(() => document.getAnimations().filter((one) => one.playState === "running").length);
  assert.equal(moving, 0);
});

test("paper is white, and what is drawn on it dark, also for who chose dark colours", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.getByLabel("Colours").selectOption("dark");
  await page.locator(".cm-content").waitFor();
  await page.locator("button.run").click();
  await page.locator(".il .bar").first().waitFor();
  const light = (selector, what) =>
    page.locator(selector).first().evaluate((element, what) => {
      const [red, green, blue] = getComputedStyle(element)[what].match(/[\d.]+/g).map(Number);
      return (red + green + blue) / 3;
    }, what);
  assert.ok((await light(".chart .il text", "fill")) > 128, "light words on a dark screen");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
  assert.ok((await light(".chart .il text", "fill")) < 128, "dark words on paper");
  assert.ok(!(await visible(page, ".inside > summary")), "what is only to be pressed stays away");
});
