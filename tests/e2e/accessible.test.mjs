// Every page in every state against WCAG 2.2 AA, as axe-core checks it: light and dark, 1280 and 360 px wide.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faults, shoot, type, visit } from "./site.mjs";

const looks = [
  { name: "light-1280", colorScheme: "light", viewport: { width: 1280, height: 800 } },
  { name: "dark-360", colorScheme: "dark", viewport: { width: 360, height: 740 }, hasTouch: true },
  { name: "dark-1280", colorScheme: "dark", viewport: { width: 1280, height: 800 } },
  { name: "light-360", colorScheme: "light", viewport: { width: 360, height: 740 }, hasTouch: true },
  { name: "light-768", colorScheme: "light", viewport: { width: 768, height: 1024 } },
];

async function clean(page, what) {
  const found = await faults(page);
  assert.equal(found.length, 0, `${what}:\n${found.join("\n")}`);
}

for (const { name, ...look } of looks) {
  test(`contents (${name})`, async (t) => {
    const { page } = await visit(t, "", look);
    await page.locator(".lessons").waitFor();
    await clean(page, "contents");
    await shoot(page, `contents-${name}`);
  });

  test(`a lesson, before and after its runs (${name})`, async (t) => {
    const { page } = await visit(t, "#/lesson/gather", look);
    await page.locator(".player .cm-content").first().waitFor();
    await clean(page, "before a run");
    const player = page.locator(".player").first();
    await player.getByLabel("Your prediction in seconds").fill("2");
    await player.getByRole("button", { name: "Predict and run" }).click();
    await player.locator(".judged").waitFor();
    const compare = page.locator(".compare").first();
    await compare.getByRole("button", { name: "Run both" }).click();
    await compare.locator(".totals .saved").waitFor();
    const exercise = page.locator(".exercise");
    await exercise.locator("button.run").click();
    await exercise.locator(".goals .wrong").first().waitFor();
    await exercise.locator(".hints button").first().click();
    await page.locator(".quiz input").first().check();
    for (const details of await page.locator("details:not([open]) > summary").all()) {
      if (await details.isVisible()) await details.click();
    }
    await page.waitForTimeout(200);
    await clean(page, "after everything was run and opened");
    await shoot(page, `lesson-${name}`);
  });

  test(`playground with a result, and with an error (${name})`, async (t) => {
    const { page } = await visit(t, "#/playground", look);
    await page.locator(".cm-content").waitFor();
    await page.locator("button.run").click();
    await page.locator(".totals").waitFor();
    await page.locator(".il .bar").first().focus();
    await page.keyboard.press("Enter");
    await page.locator(".why").waitFor();
    await clean(page, "with a result");
    await shoot(page, `playground-${name}`);
    await type(page, "import asyncio\n\nprint('a'\n");
    await page.locator("button.run").click();
    await page.locator(".error-note").waitFor();
    await clean(page, "with an error");
    await shoot(page, `playground-error-${name}`);
  });

  test(`in a frame (${name})`, async (t) => {
    const { page } = await visit(t, "#embed=1&lesson=gather&part=compare", look);
    await page.locator(".compare button.run").click();
    await page.locator(".compare .totals .saved").waitFor();
    await clean(page, "comparison");
  });
}

test("in German, and where something is missing", async (t) => {
  const { page } = await visit(t, "#/lesson/gather", { locale: "de-AT" });
  await page.locator(".player .cm-content").first().waitFor();
  await clean(page, "a lesson in German");
  await page.evaluate(() => (location.hash = "#/nowhere"));
  await page.getByRole("heading", { level: 1 }).waitFor();
  await clean(page, "an address that leads nowhere");
});

test("headings go down one level at a time", async (t) => {
  const { page } = await visit(t);
  await page.locator(".lessons").waitFor();
  const links = await page.locator(".lessons .title").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  for (const link of ["#/", ...links, "#/playground"]) {
    await page.evaluate((hash) => (location.hash = hash), link);
    await page.locator("main h1").waitFor();
    await page.waitForTimeout(100);
    const levels = await page.locator("main :is(h1, h2, h3, h4)").evaluateAll((all) => all.map((h) => Number(h.tagName[1])));
    assert.equal(levels[0], 1, link);
    levels.reduce((before, level) => {
      assert.ok(level <= before + 1, `${link}: h${before}, then h${level}`);
      return level;
    });
  }
});
