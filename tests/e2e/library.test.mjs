// What is not downloaded with the engine: parts of Python's library come when a program imports some of them, and a part of
// the engine itself a little later, or when a program calls into it.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { dist, launch, serve, type, visit } from "./site.mjs";

const printed = (page, text) => page.locator(".output td", { hasText: text }).waitFor();

async function run(page, source) {
  await page.locator(".cm-content").waitFor();
  await type(page, source);
  await page.locator("button.run").click();
}

test("only what a program needs is fetched", async (t) => {
  // A worker beside the one that runs, which looks at other orders, may ask as well; then the browser has it.
  const asked = new Set();
  const block = (path) => {
    if (/library-/.test(path)) asked.add(path);
    return false;
  };
  const { page } = await visit(t, "#/playground", { block, serviceWorkers: "block" });
  await run(page, "import asyncio, random, threading, time\nasyncio.run(asyncio.sleep(1))\nprint('at hand')\n");
  await printed(page, "at hand");
  assert.equal(asked.size, 0);
  await run(page, "import json, enum, dataclasses\nfrom typing import NamedTuple\nprint(json.dumps(['common']))\n");
  await printed(page, "common");
  assert.equal(asked.size, 1);
  await run(page, "from decimal import Decimal\nimport fractions\nprint(Decimal('0.1') + fractions.Fraction(1, 2).numerator)\n");
  await printed(page, "1.1");
  // `decimal` itself, and what it imports of the modules that are common.
  assert.equal(asked.size, 2);
  await run(page, "import sched\nprint(sched.scheduler.__name__)\n");
  await printed(page, "scheduler");
  assert.equal(asked.size, 3);
  await run(page, "print('\\N{ETHIOPIC SYLLABLE HA}'.isalpha())\n");
  await printed(page, "True");
  assert.equal(asked.size, 4);
  await run(page, "import statistics, sched, decimal\nprint(statistics.mean([1, 3]), 'of two')\n");
  await printed(page, "2 of two");
  assert.equal(asked.size, 4);
});

test("where it cannot be fetched the line is named, whatever the program catches, and the next run tries again", async (t) => {
  let broken = true;
  const block = (path) => broken && /library-/.test(path);
  const { page } = await visit(t, "#/playground", { expectErrors: true, block, serviceWorkers: "block" });
  const source = "try:\n    import decimal\nexcept ImportError:\n    print('went another way')\nelse:\n    print(decimal.Decimal(1) / 8)\n";
  await run(page, source);
  await page.getByText("decimal could not be loaded: the network or the host of this page does not answer").first().waitFor();
  assert.equal(await page.locator(".output td", { hasText: "went another way" }).count(), 0);
  broken = false;
  await page.locator("button.run").click();
  await printed(page, "0.125");
});

test("it is kept with everything else for times without a network", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "interleave-"));
  cpSync(dist, folder, { recursive: true });
  let cut = false;
  const site = await serve({ folder, block: () => cut });
  const browser = await launch();
  t.after(async () => {
    await browser.close();
    await site.close();
    rmSync(folder, { recursive: true });
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${site.url}#/playground`);
  await page.waitForFunction(() => interleave.offline() === "ready");
  cut = true;
  await context.setOffline(true);
  await run(page, "import decimal, multiprocessing\nprint(decimal.Decimal(1) / 8)\n");
  await printed(page, "0.125");
});

// Builds that are not for publishing have the engine in one piece.
const whole = !readdirSync(dist, { recursive: true }).some((file) => file.endsWith("worker_rest.wasm"));

test("the rest of the engine comes when it is called, and where it cannot the next run tries again", { skip: whole }, async (t) => {
  let broken = true;
  const asked = [];
  const block = (path) => {
    if (!path.endsWith("worker_rest.wasm")) return false;
    asked.push(path);
    return broken;
  };
  const { page } = await visit(t, "#/playground", { expectErrors: true, block, serviceWorkers: "block" });
  await run(page, "print(complex(1, 2) ** 2, bytearray(b'ab').hex(), 10**40 % 7)\n");
  await page.getByText("a part of the engine could not be loaded").waitFor();
  assert.ok(asked.length > 0);
  broken = false;
  await page.locator("button.run").click();
  await printed(page, "(-3+4j) 6162 4");
});
