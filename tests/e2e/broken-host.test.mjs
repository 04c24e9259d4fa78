// A host that does not deliver everything: the page says what is missing, and how to go on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type, visit } from "./site.mjs";

test("lessons that cannot be loaded are told, and loaded on a second attempt", async (t) => {
  let broken = true;
  const { page } = await visit(t, "", { expectErrors: true, block: (path) => broken && path.includes("/lessons-") });
  await page.getByText("The lessons could not be loaded.").waitFor();
  broken = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator(".lessons li").first().waitFor();
});

test("without the editor a plain text box does its work", async (t) => {
  let broken = true;
  const { page } = await visit(t, "#/playground", { expectErrors: true, block: (path) => broken && path.includes("/editor-") });
  const box = page.getByRole("textbox", { name: "Your program" });
  await box.waitFor();
  await page.getByText("The editor could not be loaded").waitFor();
  await box.fill("print('typed into a box')\n");
  await page.locator("button.run").click();
  await page.locator(".output td", { hasText: "typed into a box" }).waitFor();
});

test("an engine that cannot be loaded is told, and the code stays", async (t) => {
  let broken = true;
  const { page } = await visit(t, "#/playground", { expectErrors: true, block: (path) => broken && path.includes("/worker-") });
  await page.locator(".cm-content").waitFor();
  await type(page, "print('later')\n");
  await page.locator("button.run").click();
  await page.getByText("The engine broke").waitFor();
  assert.match(await page.locator(".cm-content").innerText(), /later/);
  broken = false;
  await page.locator("button.run").click();
  await page.locator(".output td", { hasText: "later" }).waitFor();
});

test("a page whose program does not arrive says so, and is there when it does", async (t) => {
  let broken = false;
  const { page } = await visit(t, "", { expectErrors: true, serviceWorkers: "block", block: (path) => broken && /\/app-.*wasm$/.test(path) });
  broken = true;
  await page.reload();
  await page.getByText("The page could not be started: ").waitFor();
  assert.equal(await page.locator("#starting progress").isVisible(), false);
  broken = false;
  await page.reload();
  await page.locator("main").waitFor();
});

test("a browser that is too old for the page is told which ones are not", async (t) => {
  const { page, context } = await visit(t, "", { expectErrors: true });
  // It takes modules, but none with vectors.
  await context.addInitScript(() => {
    const refuse = () => Promise.reject(new WebAssembly.CompileError("unexpected type 0x7b"));
    WebAssembly.validate = () => false;
    WebAssembly.compile = refuse;
    WebAssembly.compileStreaming = refuse;
    WebAssembly.instantiate = refuse;
    WebAssembly.instantiateStreaming = refuse;
  });
  await page.reload();
  await page.getByText("This browser is too old for the page: it needs Chrome or Edge 91, Firefox 89, Safari 16.4").waitFor();
  assert.equal(await page.locator("#starting progress").isVisible(), false);
});

test("an address that leads nowhere says so", async (t) => {
  const { page } = await visit(t, "#/lesson/no-such-lesson");
  await page.getByText("There is no lesson called “no-such-lesson”.").waitFor();
  await page.getByRole("link", { name: "All lessons" }).click();
  await page.locator(".lessons").waitFor();
});
