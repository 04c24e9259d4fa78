// The chart's controls, by mouse and by keyboard: zoom and pan, two axes, playing, bookmarks, the critical path, files.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { shoot, type, visit } from "./site.mjs";

const LOCKED = `import asyncio

async def worker(name, lock):
    async with lock:
        await asyncio.sleep(1)
        print(name)

async def main():
    lock = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        for name in "abc":
            group.create_task(worker(name, lock), name=name)

asyncio.run(main())
`;

async function chart(t, source = LOCKED, options = {}) {
  const { page } = await visit(t, "#/playground", options);
  await page.locator(".cm-content").waitFor();
  await type(page, source);
  await page.locator("button.run").click();
  await page.locator(".il .bar").first().waitFor();
  return page;
}

const ticks = (page) => page.locator(".il .ruler .tick-label").allTextContents();
/** Waits until the ruler says something else, or exactly this. */
const others = (page, before) =>
  page.waitForFunction(
    (before) => [...document.querySelectorAll(".il .ruler .tick-label")].map((tick) => tick.textContent).join() !== before,
    before.join(),
  );
const these = (page, wanted) =>
  page.waitForFunction(
    (wanted) => [...document.querySelectorAll(".il .ruler .tick-label")].map((tick) => tick.textContent).join() === wanted,
    wanted.join(),
  );
/** Waits for the words about the playhead. */
const now = (page, hasText) => page.locator(".now", { hasText }).waitFor();
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

test("zoom and pan by mouse", async (t) => {
  const page = await chart(t);
  const whole = await ticks(page);
  const box = await page.locator(".chart svg").boundingBox();
  const [x, y] = [box.x + box.width * 0.6, box.y + 80];
  await page.mouse.move(x, y);
  const scrolled = await page.evaluate(() => window.scrollY);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -300);
  await page.keyboard.up("Control");
  await others(page, whole);
  const near = await ticks(page);
  assert.equal(await page.evaluate(() => window.scrollY), scrolled, "the page itself stays");
  await page.mouse.down();
  await page.mouse.move(x - 120, y, { steps: 6 });
  await page.mouse.up();
  await others(page, near);
  assert.equal(await page.locator(".why").count(), 0, "a drag is no click");
  await press(page, "Whole run");
  await these(page, whole);
});

test("zoom and pan by keyboard, inside of the chart only", async (t) => {
  const page = await chart(t);
  const whole = await ticks(page);
  await page.locator('.il .bar[tabindex="0"]').focus();
  await page.keyboard.press("+");
  await others(page, whole);
  const near = await ticks(page);
  for (let times = 0; times < 3; times++) await page.keyboard.press("Shift+ArrowRight");
  await others(page, near);
  await page.keyboard.press("0");
  await these(page, whole);
  await page.locator("button.run").focus();
  await page.keyboard.press("+");
  await page.waitForTimeout(100);
  assert.deepEqual(await ticks(page), whole, "keys mean nothing outside of the chart");
});

test("two fingers pinch", async (t) => {
  const page = await chart(t, LOCKED, { viewport: { width: 360, height: 740 }, hasTouch: true });
  const whole = await ticks(page);
  await page.locator(".drawing").evaluate((drawing) => {
    const box = drawing.getBoundingClientRect();
    const send = (type, pointerId, x) =>
      drawing.firstElementChild.dispatchEvent(
        new PointerEvent(type, { bubbles: true, pointerId, pointerType: "touch", clientX: box.left + x, clientY: box.top + 60, button: type === "pointermove" ? -1 : 0, buttons: 1 }),
      );
    send("pointerdown", 11, 150);
    send("pointerdown", 12, 200);
    send("pointermove", 12, 320);
    send("pointerup", 11, 150);
    send("pointerup", 12, 320);
  });
  await others(page, whole);
  await shoot(page, "chart-pinched-360");
});

test("the axis of steps, one step forth and back, and the words for it", async (t) => {
  const page = await chart(t);
  await press(page, "Steps");
  await page.locator(".il .clock").waitFor();
  await press(page, "One step forth");
  await press(page, "One step forth");
  await now(page, /step 2 of/);
  await press(page, "One step back");
  await now(page, /step 1 of/);
  await page.locator('.il .bar[tabindex="0"]').focus();
  await page.keyboard.press(".");
  await now(page, /step 2 of/);
  await page.keyboard.press(",");
  await now(page, /step 1 of/);
  await shoot(page, "chart-steps");
});

test("playing moves the playhead at the chosen speed, and stops", async (t) => {
  const page = await chart(t);
  await page.getByLabel("Speed").selectOption("4");
  await press(page, "Play");
  await page.locator(".playhead").first().waitFor();
  const at = () => page.locator(".playhead").first().evaluate((head) => parseFloat(head.style.left));
  const early = await at();
  await page.waitForTimeout(300);
  assert.ok((await at()) > early, "it moves");
  await press(page, "Pause");
  const stopped = await at();
  await page.waitForTimeout(200);
  assert.equal(await at(), stopped);
  await page.locator('.il .bar[tabindex="0"]').focus();
  await page.keyboard.press("Space");
  await page.waitForTimeout(200);
  assert.ok((await at()) > stopped, "Space plays");
  await page.locator(".scrub").fill("500");
  await now(page, /1\.5 s/);
});

test("less motion: playing jumps to the end", async (t) => {
  const page = await chart(t, LOCKED, { reducedMotion: "reduce" });
  await press(page, "Play");
  await page.locator(".now", { hasText: "the run is over" }).waitFor();
});

test("bookmarks are kept, come back to, and removed", async (t) => {
  const page = await chart(t);
  await page.locator(".scrub").fill("500");
  await press(page, "Bookmark");
  await page.locator(".bookmark-flag").waitFor();
  await page.locator(".scrub").fill("900");
  await page.getByRole("list", { name: "Bookmarks" }).getByRole("button", { name: "1.5 s", exact: true }).click();
  await now(page, /1\.5 s/);
  await page.getByRole("button", { name: "Remove the bookmark at 1.5 s" }).click();
  assert.equal(await page.locator(".bookmark-flag").count(), 0);
});

test("a click explains a bar and draws its wake-ups; the critical path is a toggle", async (t) => {
  const page = await chart(t);
  await page.locator(".il .bar.inside[data-at]:not(.join)").last().click();
  await page.locator(".why", { hasText: "lock" }).waitFor();
  await page.locator(".il .flow").first().waitFor();
  assert.ok((await page.locator(".il .cause").count()) > 0, "the chain of causes is marked");
  await press(page, "Critical path");
  await page.locator(".il .critical").first().waitFor();
  await page.getByText("What decided the total").waitFor();
  await shoot(page, "chart-critical");
});

test("the chart is saved as SVG and as PNG", async (t) => {
  const page = await chart(t);
  const save = async (name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
    return readFile(await download.path());
  };
  const svg = (await save("SVG")).toString();
  assert.match(svg, /<title id="il-title">/);
  assert.match(svg, /<style>/);
  const png = await save("PNG");
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  const box = await page.locator(".chart svg").boundingBox();
  assert.equal(png.readUInt32BE(16), Math.round(box.width * 2), "two dots for each pixel");
});

test("every control can be reached and has a name", async (t) => {
  const page = await chart(t);
  for (const name of ["One step back", "Play", "One step forth", "Time", "Steps", "Zoom in", "Zoom out", "Critical path", "SVG", "PNG"]) {
    const button = page.getByRole("button", { name, exact: true });
    await button.focus();
    assert.ok(await button.evaluate((element) => element === document.activeElement), name);
  }
  assert.ok(await page.getByLabel("Place in the run").isVisible());
  assert.ok(await page.getByLabel("Speed").isVisible());
  for (const width of [360, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const theme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme: theme });
      await shoot(page, `chart-${width}-${theme}`);
    }
  }
});
