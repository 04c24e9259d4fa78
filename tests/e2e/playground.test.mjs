// The playground: one's own program, by mouse and by keyboard.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { shoot, type, visit } from "./site.mjs";

const TWO_TASKS = `import asyncio

async def step(name, delay):
    await asyncio.sleep(delay)
    print(name, "woke")

async def main():
    await asyncio.gather(step("a", 1.5), step("b", 0.5))

asyncio.run(main())
`;

test("one's own program runs, and prints at virtual times", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  await type(page, TWO_TASKS);
  await page.locator("button.run").click();
  await page.locator(".totals").waitFor();
  assert.equal(
    (await page.locator(".totals").innerText()).replace(/\s+/g, " "),
    "One after another 2.0 s · Together 1.5 s · 0.5 s saved",
  );
  const rows = await page.locator(".output tbody tr").allInnerTexts();
  assert.deepEqual(rows.map((row) => row.split(/\s+/).join(" ")), ["0.5 s b woke", "1.5 s a woke"]);
  await shoot(page, "playground");
});

test("an edit and Ctrl+Enter give another result", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  await type(page, TWO_TASKS);
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.getByText("0.5 s saved", { exact: true }).first().waitFor();
  await type(page, TWO_TASKS.replace("0.5", "1.0"));
  // What the next run will change is marked, in the gutter too and not by colour alone.
  await page.locator(".line-changed").waitFor();
  await page.getByTitle("this line differs").waitFor();
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.getByText("1.0 s saved", { exact: true }).first().waitFor();
});

test("what overlaps and saves nothing is not said to overlap nothing", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  // The failure ends both runs at the same time, although two tasks sleep at once in one of them.
  await type(page, `import asyncio

async def fail(delay):
    await asyncio.sleep(delay)
    raise ValueError(delay)

async def main():
    async with asyncio.TaskGroup() as group:
        for delay in (1.5, 2.5):
            group.create_task(fail(delay))

asyncio.run(main())
`);
  await page.locator("button.run").click();
  await page.locator(".totals").waitFor();
  const totals = page.locator(".totals");
  assert.equal((await totals.innerText()).replace(/\s+/g, " "), "It takes 1.5 s · no time saved");
  await type(page, "import asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n\nasyncio.run(main())\n");
  await page.locator("button.run").click();
  await totals.getByText("nothing overlaps").waitFor();
});

test("threads are measured one after another too", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  await type(page, `from concurrent.futures import ThreadPoolExecutor
import time

def job(number):
    time.sleep(1)

with ThreadPoolExecutor(4) as pool:
    list(pool.map(job, range(4)))
`);
  await page.locator("button.run").click();
  await page.locator(".totals").waitFor();
  assert.equal(
    (await page.locator(".totals").innerText()).replace(/\s+/g, " "),
    "One after another 4.0 s · Together 1.0 s · 3.0 s saved",
  );
});

test("the menu loads every example, and each runs", async (t) => {
  const { page } = await visit(t, "#/playground");
  const menu = page.getByLabel("Load an example");
  const names = (await menu.locator("option").allInnerTexts()).slice(1);
  assert.ok(names.length >= 6);
  for (const name of names) {
    await menu.selectOption(name);
    await page.locator("button.run").click();
    await page.locator(".totals").waitFor();
    assert.equal(await page.getByText(/does not have|ModuleNotFoundError/).count(), 0, name);
    await shoot(page, `example-${name.replaceAll(/\W+/g, "-").toLowerCase()}`);
  }
});

test("a run can be saved as files", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  await type(page, TWO_TASKS);
  await page.locator("button.run").click();
  await page.getByText("Save", { exact: true }).click();
  const text = async (name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
    return readFile(await download.path(), "utf8");
  };
  assert.equal(await text("The program (Python)"), TWO_TASKS);
  assert.match(await text("The chart as a picture (SVG)"), /^<svg .*One after another/s);
  assert.match(await text("The transcript (text)"), /1\.5 s\s+/);
  assert.equal(JSON.parse(await text("The trace (JSON)")).elapsed, 1_500_000_000);
});

test("computing takes time, which can be switched off", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  await type(page, "x = 0\nfor i in range(3_000_000):\n    x += i\n");
  await page.locator("button.run").click();
  await page.locator(".badge").getByText("An instruction of Python takes 25 ns.").waitFor();
  assert.match(await page.locator(".totals").innerText(), /^It takes 0\.5\d+ s/);
  await page.getByLabel("Computing takes time too").uncheck();
  await page.locator("button.run").click();
  await page.locator(".badge").getByText("25 ns").waitFor({ state: "detached" });
  assert.match(await page.locator(".totals").innerText(), /^It takes 0(\.0)? (m?s)/);
  // The choice outlasts the visit.
  await page.reload();
  await page.locator(".cm-content").waitFor();
  assert.equal(await page.getByLabel("Computing takes time too").isChecked(), false);
});
