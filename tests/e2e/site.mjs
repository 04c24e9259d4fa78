// The built page, served from a subfolder as any static host would, and a browser to look at it with.
import { createServer } from "node:http";
import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, resolve } from "node:path";
import axe from "axe-core";
import { chromium } from "playwright-core";

const root = resolve(import.meta.dirname, "../..");
export const dist = process.env.DIST ?? join(root, "dist");
/** Where screenshots go; git ignores it. */
export const shots = join(root, "target/e2e");

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

/** Serves a folder under a path. `block` may refuse a path, as a broken host would. */
export async function serve({ folder = dist, mount = "/some/folder/", block = () => false } = {}) {
  const misses = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    try {
      if (!path.startsWith(mount) || block(path)) throw new Error("not here");
      let inside = normalize(path.slice(mount.length)).replace(/^(\.\.[/\\])+/, "");
      if (inside === "." || inside.endsWith("/")) inside = join(inside, "index.html");
      const body = await readFile(join(folder, inside));
      response.writeHead(200, { "content-type": types[extname(inside)] ?? "application/octet-stream" });
      response.end(body);
    } catch {
      misses.push(path);
      response.writeHead(404).end("not found");
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}${mount}`,
    misses,
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/**
 * A visit: a fresh browser profile on the page. Everything is closed when the test ends, and errors of the page fail it.
 * `options` are those of a browser context, and `expectErrors` for a test that provokes some.
 */
export async function visit(t, hash = "", { expectErrors = false, block, ...options } = {}) {
  const site = await serve({ block });
  const browser = await launch();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  t.after(async () => {
    await browser.close();
    await site.close();
    if (!expectErrors && errors.length) throw new Error(`errors on the page:\n${errors.join("\n")}`);
  });
  page.setDefaultTimeout(20_000);
  await page.goto(site.url + hash);
  await page.locator("main").waitFor();
  return { page, site, context, browser, errors };
}

/** Saves a picture of the whole page under a name. */
export async function shoot(page, name, options = {}) {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true, ...options });
}

/** Replaces the program in the first editor of `scope`, as a person would. */
export async function type(page, source, scope = page) {
  const editor = scope.locator(".cm-content").first();
  await editor.click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(source);
}

/** Pastes a program over the one in the editor: the way in which long ones get there. */
export async function paste(page, source) {
  await page.locator(".cm-content").first().click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.locator(".cm-content").first().evaluate((editor, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, source);
}

/**
 * What axe finds against WCAG 2.2 AA, in words: the rule, and the elements. `where` is a frame or a page.
 * `leave` names selectors of things that are not ours.
 */
export async function faults(where, leave = []) {
  await where.evaluate(axe.source);
  const found = await where.evaluate(async (leave) => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await globalThis.axe.run({ exclude: leave }, { runOnly: tags });
    return violations.map(({ id, help, nodes }) => ({
      rule: `${id}: ${help}`,
      at: nodes.slice(0, 5).map((node) => `${node.target.join(" ")}  ${node.html.slice(0, 160)}  ${node.any.map((any) => any.message).join("; ")}`),
    }));
  }, leave);
  return found.map(({ rule, at }) => `${rule}\n    ${at.join("\n    ")}`);
}

/** Widths that stick out of the window: the page must not scroll sideways. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
