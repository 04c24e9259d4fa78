// Work that takes a while says how far it is.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { launch, serve, type, visit } from "./site.mjs";

/**
 * A host in front of the page that sends some files slowly: `pace` gives bytes per tenth of a second, or nothing. It sends
 * one such piece and waits for `goOn`, so that no machine is too slow to see it.
 */
async function slowly(t, pace) {
  const site = await serve();
  let goOn;
  const seen = new Promise((resolve) => (goOn = resolve));
  const server = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url, site.url));
    const bytes = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type"), "content-length": bytes.length });
    const piece = pace(request.url);
    if (!piece) return response.end(bytes);
    for (let at = 0; at < bytes.length; at += piece) {
      response.write(bytes.subarray(at, at + piece));
      await seen;
      await new Promise((next) => setTimeout(next, 100));
    }
    response.end();
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const browser = await launch();
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(30_000);
  t.after(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
    await site.close();
  });
  return { page, goOn, url: `http://127.0.0.1:${server.address().port}${new URL(site.url).pathname}` };
}

test("the program of the page tells how much of it has arrived", async (t) => {
  const { page, goOn, url } = await slowly(t, (path) => /app-.*\.wasm/.test(path) && 150_000);
  const going = page.goto(url);
  await page.getByText(/^Loading Interleave … \d\.\d of \d\.\d MB$/).waitFor();
  assert.ok((await page.locator("progress").getAttribute("max")) > 500_000);
  goOn();
  await going;
  await page.locator(".lessons").waitFor();
});

test("so does the engine, for whoever runs before it is there", async (t) => {
  const { page, goOn, url } = await slowly(t, (path) => /worker_bg\.wasm/.test(path) && 200_000);
  await page.goto(`${url}#/playground`);
  await page.locator("button.run").click();
  const status = page.locator(".run-bar .status");
  await status.getByText(/^Loading the engine … \d\.\d of \d\.\d MB/).waitFor();
  const some = Number(await status.locator("progress").getAttribute("value"));
  goOn();
  // It grows, until the engine is there.
  await page.waitForFunction((some) => !(document.querySelector(".run-bar .status progress")?.value <= some), some);
  await page.locator(".totals").waitFor();
});

test("and on the first page, where its picture will be", async (t) => {
  const { page, url } = await slowly(t, (path) => /worker_bg\.wasm/.test(path) && 200_000);
  await page.goto(url);
  await page.locator(".first-run").getByText(/^Loading the engine … \d\.\d of \d\.\d MB/).waitFor();
  // Nobody has to wait for it to go on.
  await page.getByRole("link", { name: /^Begin: / }).click();
  await page.locator(".lesson-head h1").waitFor();
});

test("a run of more than a moment counts its seconds, and a quick one says nothing", async (t) => {
  const { page } = await visit(t, "#/playground");
  await page.locator(".cm-content").waitFor();
  await page.locator("button.run").click();
  await page.locator(".totals").waitFor();
  assert.equal(await page.locator(".run-bar .status").first().innerText(), "");
  await type(page, "total = 0\nfor number in range(100_000_000):\n    total += number\n");
  await page.locator("button.run").click();
  await page.getByText(/^Running … \d\.\d s$/).waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
});
