// Every view in German: no sentence of it is left in English, and axe has nothing to say against it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { english, englishPhrases, said } from "./english.mjs";
import { faults, shoot, type, visit } from "./site.mjs";

const phrases = englishPhrases();

async function isGerman(page, what) {
  const found = english(await said(page), phrases);
  assert.equal(found.length, 0, `${what} says in English:\n${found.join("\n")}`);
}

/** Opens everything that can be opened; what is opened may have such parts of its own. */
async function openAll(page) {
  const closed = page.locator("details:not([open]) > summary:visible");
  for (let left = 60; left > 0 && (await closed.count()); left--) {
    await closed.first().click();
    await page.waitForTimeout(20);
  }
  await page.waitForTimeout(400);
}

async function run(page, source) {
  await type(page, source);
  await page.locator("button.run").first().click();
  await page.locator(".result:not(.outdated) .totals, .result .note.problem").first().waitFor();
  await page.waitForTimeout(600);
}

/** Asks why of some bars, and goes through the tools of the chart. */
async function explore(page) {
  const bars = page.locator(".il [data-at]");
  const count = await bars.count();
  for (let at = 0; at < count; at += Math.max(1, Math.floor(count / 6))) {
    await bars.nth(at).focus();
    await page.keyboard.press("Enter");
    await page.waitForTimeout(30);
    await isGerman(page, "a bar that was asked about");
  }
  const tools = page.locator(".chart-tools").first();
  if (await tools.count()) {
    await tools.locator(".critical-toggle").click();
    await tools.locator(".step-forth").click();
    await tools.locator(".bookmark").click();
    await tools.locator(".view-tools button[aria-pressed=false]").first().click();
    await page.waitForTimeout(150);
  }
}

const PROGRAMS = {
  "a blocking call, a lock and a lost error": `import asyncio, time
lock = asyncio.Lock()
async def work(n):
    async with lock:
        await asyncio.sleep(n)
        time.sleep(0.5)
async def fails():
    await asyncio.sleep(1)
    raise ValueError("no")
async def main():
    asyncio.create_task(work(3))
    work(1)
    await asyncio.gather(work(1), work(2), fails(), fails(), return_exceptions=True)
    a = await asyncio.sleep(1)
    b = await asyncio.sleep(1)
asyncio.run(main())
`,
  "a deadlock": `import asyncio
a, b = asyncio.Lock(), asyncio.Lock()
async def one(x, y):
    async with x:
        await asyncio.sleep(1)
        async with y:
            pass
async def main():
    await asyncio.gather(one(a, b), one(b, a))
asyncio.run(main())
`,
  "timeouts and cancelled tasks": `import asyncio
async def stubborn():
    try:
        await asyncio.sleep(10)
    except BaseException:
        await asyncio.sleep(1)
async def main():
    task = asyncio.create_task(stubborn(), name="mule")
    await asyncio.sleep(1)
    task.cancel()
    try:
        async with asyncio.timeout(2):
            await asyncio.Event().wait()
    except TimeoutError:
        print("late")
    await task
    raise SystemExit(3)
asyncio.run(main())
`,
  "threads, a queue and an executor": `import asyncio, threading, queue, time
from concurrent.futures import ThreadPoolExecutor
q = queue.Queue()
def worker():
    while (item := q.get()) is not None:
        time.sleep(0.1)
async def main():
    thread = threading.Thread(target=worker)
    thread.start()
    q.put(1)
    await asyncio.to_thread(time.sleep, 0.5)
    q.put(None)
    thread.join()
    done = asyncio.Queue(1)
    await done.put(1)
    semaphore = asyncio.Semaphore(1)
    async def take():
        async with semaphore:
            await asyncio.sleep(0)
            await asyncio.sleep(1)
    await asyncio.gather(take(), take(), take())
    with ThreadPoolExecutor(2) as pool:
        print(list(pool.map(len, ["a", "bb"])))
asyncio.run(main())
`,
  "processes": `from concurrent.futures import ProcessPoolExecutor
def heavy(n):
    return sum(range(n))
if __name__ == "__main__":
    with ProcessPoolExecutor(2) as pool:
        print(list(pool.map(heavy, [1000, 2000])))
`,
  "an exception": `import asyncio
async def main():
    await asyncio.sleep(1)
    raise ValueError("bad")
asyncio.run(main())
`,
  "a mistake": "print('a'\n",
  "what is not here": "import numpy\n",
  "what is not here, on the way": "import asyncio, sys\nasyncio.run(asyncio.sleep(1))\nsys.settrace(print)\n",
  "a program that never ends": "x = 0\nwhile True:\n    x += 1\n",
  "many lanes and events": `import asyncio
async def one(n):
    for _ in range(4):
        await asyncio.sleep(n % 7 / 10)
async def main():
    await asyncio.gather(*(one(n) for n in range(600)))
asyncio.run(main())
`,
};

for (const [what, source] of Object.entries(PROGRAMS)) {
  test(`the playground: ${what}`, async (t) => {
    const { page } = await visit(t, "#/playground", { locale: "de" });
    await page.locator(".cm-content").waitFor();
    await run(page, source);
    await openAll(page);
    await isGerman(page, what);
    await explore(page);
    await isGerman(page, `${what}, looked at`);
    const found = await faults(page);
    assert.equal(found.length, 0, found.join("\n"));
  });
}

test("the search for English finds it on an English page", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  await run(page, PROGRAMS["a deadlock"]);
  const found = english(await said(page), phrases);
  for (const wanted of ["waits at line 6 for", "Nothing can ever run again", "Write an asyncio program"]) {
    assert.ok(found.some((text) => text.includes(wanted)), `${wanted} is not among\n${found.join("\n")}`);
  }
});

test("inside the loop, being the loop, what if, other orders and the lenses", async (t) => {
  const { page } = await visit(t, "#/playground", { locale: "de" });
  await page.locator(".cm-content").waitFor();
  await run(page, `import asyncio
total = 0
lock = asyncio.Lock()
event = asyncio.Event()
async def add(n):
    global total
    before = total
    await asyncio.sleep(n)
    total = before + 1
    async with lock:
        await asyncio.sleep(0.1)
    event.set()
async def main():
    waiting = asyncio.create_task(event.wait())
    await asyncio.gather(add(1), add(2))
    await waiting
    print(total)
asyncio.run(main())
`);
  await openAll(page);
  const forth = page.locator(".inside .chooser button").last();
  for (let step = 0; step < 12 && (await forth.isEnabled()); step++) {
    await forth.click();
    await page.waitForTimeout(250);
    await isGerman(page, `inside the loop, step ${step}`);
  }
  for (let turn = 0; turn < 4; turn++) {
    const choice = page.locator(".choices button").nth(turn % 2);
    if (!(await choice.count())) break;
    await choice.click();
    await page.waitForTimeout(100);
    await isGerman(page, `being the loop, choice ${turn}`);
  }
  await page.getByRole("button", { name: "Andere Reihenfolgen suchen" }).click();
  await page.locator(".results li").first().waitFor();
  await page.getByRole("button", { name: "Neben den gewöhnlichen Lauf zeichnen" }).first().click();
  await page.getByRole("button", { name: "Alle drei ausführen" }).click();
  await page.waitForTimeout(2500);
  await isGerman(page, "the experiments");
  await shoot(page, "german-experiments");
  const found = await faults(page);
  assert.equal(found.length, 0, found.join("\n"));
});

test("the contents and every lesson, run and answered", { timeout: 600_000 }, async (t) => {
  const { page } = await visit(t, "", { locale: "de" });
  await page.locator(".lessons").waitFor();
  await isGerman(page, "the contents");
  const links = await page.locator(".lessons .title").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  assert.equal(links.length, 10);
  for (const link of links) {
    await page.evaluate((hash) => (location.hash = hash), link);
    await page.locator("main h1").waitFor();
    await page.waitForTimeout(300);
    await isGerman(page, `${link} before its runs`);
    const skip = page.getByRole("button", { name: "Ohne Vorhersage ausführen" });
    while (await skip.count()) await skip.first().click();
    for (const button of await page.locator("button.run").all()) await button.click();
    for (const answer of await page.locator(".quiz fieldset label:first-of-type input").all()) await answer.check();
    for (const hint of await page.locator(".hints button").all()) await hint.click();
    await page.waitForTimeout(2500);
    await isGerman(page, `${link} after its runs`);
    await shoot(page, `german-${link.replaceAll(/\W+/g, "-")}`);
    const found = await faults(page);
    assert.equal(found.length, 0, `${link}:\n${found.join("\n")}`);
  }
});
