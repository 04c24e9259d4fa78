// A phone of 360 px: nothing sticks out, and the first glance fits the screen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { overflow, paste, shoot, visit } from "./site.mjs";

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

test("no page scrolls sideways", async (t) => {
  const { page } = await visit(t, "", phone);
  await page.locator(".lessons").waitFor();
  const links = await page.locator(".lessons .title").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  for (const link of ["#/", ...links, "#/playground"]) {
    await page.evaluate((hash) => (location.hash = hash), link);
    await page.locator("main h1").waitFor();
    await page.waitForTimeout(300);
    assert.ok((await overflow(page)) <= 0, `${link} is ${await overflow(page)} px too wide`);
    await shoot(page, `narrow${link.replaceAll(/\W+/g, "-")}`);
  }
});

test("after Run the totals, both stacks and the loop strips are in view", async (t) => {
  const { page } = await visit(t, "#/lesson/gather", phone);
  const compare = page.locator(".compare").first();
  await compare.getByRole("button", { name: "Run both" }).tap();
  await compare.locator("svg.il").waitFor();
  await page.waitForTimeout(300);
  assert.ok((await overflow(page)) <= 0);
  const height = 740;
  for (const part of [".totals", "svg.il", "g.strip >> nth=0", "g.strip >> nth=1"]) {
    const box = await compare.locator(part).first().boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= height, `${part}: ${JSON.stringify(box)}`);
  }
  await shoot(page, "narrow-first-glance", { fullPage: false });
});

test("at 320 pixels, with all of it run and opened, in German", { timeout: 300_000 }, async (t) => {
  const { page } = await visit(t, "", { ...phone, viewport: { width: 320, height: 640 }, locale: "de" });
  await page.locator(".lessons").waitFor();
  const links = await page.locator(".lessons .title").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  for (const link of ["#/", ...links, "#/playground"]) {
    await page.evaluate((hash) => (location.hash = hash), link);
    await page.locator("main h1").waitFor();
    if (link !== "#/") await page.locator("main .cm-content").first().waitFor();
    const skip = page.getByRole("button", { name: "Ohne Vorhersage ausführen" });
    if (link !== "#/") while (await skip.count()) await skip.first().click();
    const runs = page.locator("button.run:visible");
    for (let at = 0; at < (await runs.count()); at++) {
      await runs.nth(at).click();
      await page.waitForFunction(() => !document.querySelector("button.stop"));
    }
    const closed = page.locator("main details:not([open]) > summary:visible");
    for (let left = 80; left > 0 && (await closed.count()); left--) await closed.first().click();
    await page.waitForTimeout(300);
    assert.ok((await overflow(page)) <= 0, `${link} is ${await overflow(page)} px too wide`);
  }
});

test("what went wrong at a line stands whole under it, wherever the code is scrolled to", async (t) => {
  const { page } = await visit(t, "#/playground", phone);
  await page.locator(".cm-content").waitFor();
  await paste(page, "totals = [1, 2, 3]\nprint(sum(totals) / len(totals), the_name_of_something_that_is_nowhere(totals))\n");
  await page.locator("button.run").click();
  const note = page.locator(".error-note");
  await note.waitFor();
  for (const left of [0, 1000]) {
    await page.locator(".cm-scroller").evaluate((scroller, to) => (scroller.scrollLeft = to), left);
    const [outer, inner] = [await page.locator(".cm-editor").boundingBox(), await note.boundingBox()];
    assert.ok(inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width, JSON.stringify({ left, outer, inner }));
    assert.ok(await note.evaluate((text) => text.scrollWidth <= text.clientWidth));
  }
  await shoot(page, "narrow-error-note");
});
