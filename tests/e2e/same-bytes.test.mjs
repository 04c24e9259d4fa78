// One program, run natively and in the browser: the same trace, byte for byte.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { type, visit } from "./site.mjs";

const root = resolve(import.meta.dirname, "../..");
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const native = ["debug", "release"].map((profile) => join(target, profile, "interleave")).find(existsSync);

/** The limits are options of the run, and the page's are lower than a terminal's. */
const withoutLimits = (json) => json.replace(/"limits":\{[^}]*\}/, '"limits":{}');

const examples = ["together", "semaphore", "blocking", "timeout", "queue", "never_awaited"];
const files = [
  ...examples.map((name) => `web/app/src/examples/${name}.py`),
];
for (const file of files) {
  test(`${file.split("/").at(-1)}: the same bytes natively and in the browser`, async (t) => {
    assert.ok(native, "cargo build --package cli comes first");
    const source = readFileSync(join(root, file), "utf8");
    const folder = mkdtempSync(join(tmpdir(), "interleave-"));
    writeFileSync(join(folder, "main.py"), source);
    spawnSync(native, ["run", "main.py", "--trace", "trace.json"], { cwd: folder });
    const expected = readFileSync(join(folder, "trace.json"), "utf8");

    const { page } = await visit(t, "#/playground");
    await page.locator(".cm-content").waitFor();
    await type(page, source);
    await page.locator("button.run").click();
    await page.locator(".totals").waitFor();
    await page.getByText("Save", { exact: true }).click();
    const save = page.getByRole("button", { name: "The trace (JSON)" });
    const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
    const actual = await readFile(await download.path(), "utf8");
    assert.ok(actual.includes('"limits":{'));
    const [one, other] = [withoutLimits(actual).trim(), withoutLimits(expected).trim()];
    if (one === other) return;
    const at = [...one].findIndex((letter, index) => letter !== other[index]);
    const around = (text) => text.slice(Math.max(0, at - 60), at + 60);
    assert.fail(`they differ at ${at}:\n  browser: ${around(one)}\n  native:  ${around(other)}`);
  });
}
