// Without a network after the first visit, and over to a newer build when the reader wants it.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { stamp } from "../../web/js/stamp.mjs";
import { dist, launch, serve } from "./site.mjs";

/** A browser on a copy of the build, whose host can be cut off and can get another build. */
async function visitCopy(t) {
  const folder = mkdtempSync(join(tmpdir(), "interleave-"));
  cpSync(dist, folder, { recursive: true });
  let cut = false;
  const site = await serve({ folder, block: () => cut });
  const browser = await launch();
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  t.after(async () => {
    await browser.close();
    await site.close();
    rmSync(folder, { recursive: true });
  });
  await page.goto(site.url);
  const again = async () => {
    const other = await context.newPage();
    other.setDefaultTimeout(20_000);
    return other;
  };
  return { page, site, folder, again, cut: () => ((cut = true), context.setOffline(true)) };
}

const state = (page, wanted) => page.waitForFunction((wanted) => interleave.offline() === wanted, wanted);
const kept = (page) => state(page, "ready");

test("the first visit is enough: everything works with the network cut", async (t) => {
  const { page, cut } = await visitCopy(t);
  await kept(page);
  await cut();
  await page.reload();
  await page.locator(".lessons").waitFor();
  await page.locator(".lessons .title", { hasText: "Waiting together" }).click();
  const player = page.locator(".player").first();
  await player.locator(".cm-content").waitFor();
  await player.getByRole("button", { name: "Run without predicting" }).click();
  await player.locator(".chart svg .bar").first().waitFor();
  await page.goto(`${page.url().replace(/#.*/, "")}?from=home#/playground`);
  await page.locator(".cm-content").waitFor();
  await page.locator("button.run").click();
  await page.locator(".totals").waitFor();
});

test("without a reload, too: what the open page has not fetched yet is there", async (t) => {
  const { page, cut } = await visitCopy(t);
  await kept(page);
  await cut();
  await page.getByRole("link", { name: "Playground", exact: true }).click();
  await page.locator(".cm-content").waitFor();
  await page.locator("button.run").click();
  await page.locator(".totals").waitFor();
});

test("a newer build is offered, and no open page breaks", async (t) => {
  const { page, folder, again, site } = await visitCopy(t);
  await kept(page);
  // Another build: the editor has another name, and the old one is gone from the host.
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const editor = /data-editor="([^"]+)"/.exec(html)[1];
  cpSync(join(folder, editor), join(folder, "editor-another.js"));
  rmSync(join(folder, editor));
  writeFileSync(join(folder, "index.html"), html.replace(editor, "editor-another.js").replace("<title>Interleave", "<title>Newer"));
  stamp(folder);

  const other = await again();
  await other.goto(site.url);
  await other.getByText("A new version of this page is there.").waitFor();
  await page.getByText("A new version of this page is there.").waitFor();
  await other.getByRole("button", { name: "Reload" }).press("Enter");
  await other.waitForFunction(() => document.documentElement.dataset.editor === "editor-another.js");
  await other.getByText("A new version of this page is there.").waitFor({ state: "detached" });

  // The page of the old build goes on, and still gets its editor and its engine.
  assert.equal(await page.evaluate(() => document.documentElement.dataset.editor), editor);
  await page.getByRole("link", { name: "Playground", exact: true }).click();
  await page.locator(".cm-content").waitFor();
  await page.locator("button.run").click();
  await page.locator(".totals").waitFor();
  await page.reload();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.editor), "editor-another.js");
});

test("a host that is half updated does not spoil what is kept", async (t) => {
  const { page, folder, cut, again, site } = await visitCopy(t);
  await kept(page);
  // The list is of a new build, but the program is not there yet.
  const list = readFileSync(join(folder, "offline.js"), "utf8");
  writeFileSync(join(folder, "offline.js"), list.replace(/"version":"[0-9a-f]+"/, '"version":"0000"').replace(/(\/worker\.js":")[0-9a-f]{16}/, "$10000000000000000"));
  const other = await again();
  await other.goto(site.url);
  await other.locator(".lessons").waitFor();
  await other.waitForTimeout(1500);
  assert.equal(await other.getByText("A new version of this page is there.").count(), 0);
  await cut();
  await other.reload();
  await other.locator(".lessons").waitFor();
});

test("a sandboxed frame, where service workers are forbidden, works without", async (t) => {
  const { page, site } = await visitCopy(t);
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.locator(".lessons").waitFor();
  await page.setContent(
    `<iframe sandbox="allow-scripts allow-same-origin" src="${site.url}#embed=1&lesson=gather&part=quiz" style="width:100%;height:600px"></iframe>
     <iframe sandbox="allow-scripts" src="${site.url}#embed=1&lesson=gather&part=quiz" style="width:100%;height:600px"></iframe>`,
  );
  await page.frameLocator("iframe >> nth=0").locator(".quiz").first().waitFor();
  assert.deepEqual(errors, []);
});

test("it can be installed: the manifest and its icons are there", async (t) => {
  const { page, site } = await visitCopy(t);
  const manifest = await page.evaluate(async () => (await fetch(document.querySelector("link[rel=manifest]").href)).json());
  assert.equal(manifest.start_url, "./");
  for (const { src, sizes } of manifest.icons) {
    const size = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, new URL(src, site.url).href);
    assert.equal(size, sizes);
  }
});
