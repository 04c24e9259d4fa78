// What if: numbers that are moved, other orders, the three lenses; by mouse and by keyboard.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { overflow, shoot, type, visit } from "./site.mjs";

const TWO_TASKS = `import asyncio

async def step(name, delay):
    await asyncio.sleep(delay)
    print(name, "woke")

async def main():
    await asyncio.gather(step("a", 1.5), step("b", 0.5))

asyncio.run(main())
`;

const SEATS = `import asyncio

seats = 1

async def book(name, arrives):
    global seats
    await asyncio.sleep(arrives)
    if seats > 0:
        await asyncio.sleep(0.2)
        seats -= 1

async def main():
    await asyncio.gather(book("Ada", 0.0), book("Bob", 0.3))
    assert seats >= 0, "sold twice"
    print("seats", seats)

asyncio.run(main())
`;

async function playground(t, source, options = {}) {
  const { page } = await visit(t, "#/playground", options);
  await page.locator(".cm-content").first().waitFor();
  await type(page, source);
  return page;
}

const words = async (locator) => (await locator.innerText()).replace(/\s+/g, " ").trim();

test("a slider makes a wait longer, and the bars follow", async (t) => {
  const page = await playground(t, TWO_TASKS);
  await page.getByText("What if a wait took another time?").click();
  const sliders = page.locator(".what-if .sliders > .slider");
  await sliders.nth(1).waitFor();
  assert.deepEqual(await sliders.locator(".name").allInnerTexts(), [
    'Line 8: step("a"): delay (seconds of sleep)',
    'Line 8: step("b"): delay (seconds of sleep)',
  ]);
  await page.locator(".what-if .il").waitFor();
  await sliders.nth(1).locator("input").fill("1.25");
  const totals = page.locator(".what-if .totals");
  await totals.waitFor();
  assert.equal(await words(totals), "As written 1.5 s · Changed 1.5 s");
  await sliders.nth(0).locator("input").fill("2.5");
  await page.getByText("Changed 2.5 s").waitFor();
  assert.equal(await words(totals), "As written 1.5 s · Changed 2.5 s · 1.0 s longer");
  assert.match(await page.locator(".cm-content").first().innerText(), /step\("a", 1\.5\)/);
  await shoot(page, "what-if");
  await page.getByRole("button", { name: "Back to the program's numbers" }).click();
  await totals.waitFor({ state: "detached" });
});

test("sliders work by keyboard, at 360 pixels", async (t) => {
  const page = await playground(t, TWO_TASKS, { viewport: { width: 360, height: 740 } });
  await page.locator(".what-if summary").focus();
  await page.keyboard.press("Enter");
  const slider = page.locator(".what-if .sliders > .slider input").first();
  await slider.waitFor();
  await page.keyboard.press("Tab");
  assert.ok(await slider.evaluate((element) => element === document.activeElement));
  for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowRight");
  await page.getByText("Changed 2.0 s").waitFor();
  assert.equal(await overflow(page), 0);
  await shoot(page, "what-if-360");
});

test("all waits can be scaled, with jitter another run each time", async (t) => {
  const page = await playground(t, TWO_TASKS);
  await page.getByText("What if a wait took another time?").click();
  const scale = page.getByLabel("Take this share of their time");
  await scale.fill("200");
  await page.getByText("Changed 3.0 s").waitFor();
  await scale.fill("100");
  await page.getByLabel("Vary at random by up to").fill("50");
  const totals = page.locator(".what-if .totals");
  await totals.waitFor();
  const first = await words(totals);
  await page.getByRole("button", { name: "Other random numbers" }).click();
  await page.waitForFunction((was) => document.querySelector(".what-if .totals")?.innerText.replace(/\s+/g, " ").trim() !== was, first);
});

test("another order is found, drawn beside the usual run, and saved", async (t) => {
  const page = await playground(t, SEATS);
  await page.getByText("Could another order give another result?").click();
  await page.getByRole("button", { name: "Look for other orders" }).click();
  await page.getByText("It can go wrong: AssertionError: sold twice at line 14.").first().waitFor();
  await page.getByText(/Line|at line 9 takes 0\.301 s instead of 0\.2 s/).first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save the schedule" }).first().click(),
  ]);
  const saved = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.equal(saved.schedule.delays.length, 1);
  await page.getByRole("button", { name: "Draw it beside the usual run" }).first().focus();
  await page.keyboard.press("Enter");
  await page.locator(".orders .il").waitFor();
  await page.getByText("AssertionError: sold twice").first().waitFor();
  await shoot(page, "orders");
});

test("a right program has no other result", async (t) => {
  const page = await playground(t, SEATS.replace("        await asyncio.sleep(0.2)\n        seats -= 1", "        seats -= 1\n        await asyncio.sleep(0.2)"));
  await page.locator(".orders summary").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("No difference: every order gives the same result.").first().waitFor();
});

test("one job through three lenses", async (t) => {
  const page = await playground(t, TWO_TASKS);
  await page.getByText("One job as asyncio, threads and processes").click();
  await page.getByRole("button", { name: "Run all three" }).click();
  const totals = page.locator("details.lenses .totals");
  await totals.waitFor();
  assert.match(await words(totals), /^asyncio 1\.0 s · Threads 1\.0 s · Processes 1\./);
  await page.locator("details.lenses .il").first().waitFor();
  assert.equal(await overflow(page), 0);
  await shoot(page, "lenses");
});

test("a lesson's lenses show the GIL, by keyboard", async (t) => {
  const { page } = await visit(t, "#embed=1&lesson=threads&part=lenses");
  const computing = page.locator("section.lenses").nth(1);
  await computing.getByRole("button", { name: "Run all three" }).focus();
  await page.keyboard.press("Enter");
  const totals = computing.locator(".totals");
  await totals.waitFor({ timeout: 60_000 });
  assert.equal(await words(totals), "asyncio 0.8 s · Threads 0.8 s · Processes 0.251 s");
  await computing.getByText("An instruction of Python takes 25 ns.").waitFor();
  await shoot(page, "lenses-lesson");
});
