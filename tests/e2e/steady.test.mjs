// Nothing jumps while a page loads: what is read or aimed at stays where it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { launch, serve } from "./site.mjs";

/** Chromium's own measure, of which up to 0.1 counts as good. */
const MOST = 0.05;

// On a slow machine a chart is seen before its width is measured.
for (const [width, height, slow] of [[1280, 800], [768, 1024], [360, 740], [768, 1024, "measured late"]]) {
  test(`${width} pixels wide${slow ? `, ${slow}` : ""}`, async (t) => {
    const site = await serve();
    const browser = await launch();
    t.after(async () => {
      await browser.close();
      await site.close();
    });
    for (const [hash, there] of [["", ".first svg .bar"], ["#/lesson/gather", ".exercise .cm-content"], ["#/playground", ".cm-content"]]) {
      const page = await browser.newPage({ viewport: { width, height } });
      page.setDefaultTimeout(20_000);
      await page.addInitScript(() => {
        globalThis.shifts = [];
        const keep = (list) => {
          for (const { value, hadRecentInput, sources } of list.getEntries()) {
            if (!hadRecentInput) shifts.push({ value, what: sources.map(({ node }) => node?.nodeName).join(", ") });
          }
        };
        new PerformanceObserver(keep).observe({ type: "layout-shift", buffered: true });
      });
      if (slow) {
        await page.addInitScript(() => {
          const Prompt = ResizeObserver;
          const { get } = Object.getOwnPropertyDescriptor(Element.prototype, "clientWidth");
          let measured = false;
          globalThis.ResizeObserver = class extends Prompt {
            constructor(told) {
              super((...entries) =>
                setTimeout(() => {
                  measured ||= entries[0][0].target.matches(".chart");
                  told(...entries);
                }, 200),
              );
            }
          };
          Object.defineProperty(Element.prototype, "clientWidth", {
            get() {
              return measured || !this.matches(".chart") ? get.call(this) : 0;
            },
          });
        });
      }
      // The lessons arrive late, as they do on a slow connection.
      await page.route(/lessons-.*\.json/, async (route) => {
        await new Promise((go) => setTimeout(go, 700));
        await route.continue();
      });
      await page.goto(site.url + hash);
      await page.locator(there).first().waitFor();
      await page.waitForTimeout(500);
      const shifts = await page.evaluate(() => shifts);
      const sum = shifts.reduce((sum, { value }) => sum + value, 0);
      assert.ok(sum <= MOST, `${hash || "contents"}: ${sum.toFixed(3)}, ${JSON.stringify(shifts)}`);
      await page.close();
    }
  });
}

test("editors that come late do not move what is read", async (t) => {
  const site = await serve();
  const browser = await launch();
  t.after(async () => {
    await browser.close();
    await site.close();
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(20_000);
  let come;
  const late = new Promise((resolve) => (come = resolve));
  await page.route(/editor-.*\.js/, async (route) => {
    await late;
    await route.continue();
  });
  await page.goto(`${site.url}#/lesson/limits`);
  const read = page.locator('[data-cell="0-0"]');
  await read.scrollIntoViewIfNeeded();
  const before = await read.boundingBox();
  come();
  // Plain text stands in for an editor that is not there yet.
  await page.locator(".cm-content").first().waitFor();
  await page.waitForFunction(() => !document.querySelector(".still"));
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const after = await read.boundingBox();
  assert.ok(Math.abs(after.y - before.y) <= 2, `it stood at ${before.y} and stands at ${after.y}`);
});
