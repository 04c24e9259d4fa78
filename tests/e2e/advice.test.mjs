// Notes at the lines of a program: what is said of awaits one after another, and what the proposed change does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { shoot, type, visit } from "./site.mjs";

const IN_A_ROW = `import asyncio

async def load(name):
    await asyncio.sleep(1)
    return name

async def main():
    user = await load("user")
    orders = await load("orders")
    print(user, orders)

asyncio.run(main())
`;

const TOGETHER = IN_A_ROW.replace(/ {4}user = [^]*?"orders"\)\n/, '    user, orders = await asyncio.gather(load("user"), load("orders"))\n');

async function run(page, source) {
  await page.locator(".cm-content").waitFor();
  await type(page, source);
  await page.locator("button.run").click();
  await page.locator(".totals").waitFor();
}

test("awaits that could overlap get a note with the measured saving, and its change can be taken over", async (t) => {
  const { page } = await visit(t, "#/playground");
  await run(page, IN_A_ROW);
  const note = page.locator(".advice li");
  await note.waitFor();
  assert.match(await note.innerText(), /Lines 8 to 9.*saves 1\.0 s/s);
  await shoot(page, "advice");
  await note.getByRole("button", { name: "Put this change into the editor" }).click();
  assert.match(await page.locator(".cm-content").innerText(), /await asyncio\.gather\(/);
  await page.locator("button.run").click();
  await note.waitFor({ state: "detached" });
  assert.match(await page.locator(".totals").innerText(), /1\.0 s saved/);
});

test("by keyboard the change is taken over, and undone in the editor", async (t) => {
  const { page } = await visit(t, "#/playground");
  await run(page, IN_A_ROW);
  await page.locator(".advice button.take").focus();
  await page.keyboard.press("Enter");
  assert.match(await page.locator(".cm-content").innerText(), /gather/);
  await page.locator(".cm-content").focus();
  await page.keyboard.press("ControlOrMeta+z");
  assert.doesNotMatch(await page.locator(".cm-content").innerText(), /gather/);
});

test("a blocking call is told with what the other tasks lost", async (t) => {
  const { page } = await visit(t, "#/playground");
  await run(page, IN_A_ROW.replace("await asyncio.sleep(1)", "time.sleep(1)").replace("import asyncio", "import asyncio, time"));
  await page.locator(".advice .blocking-call").waitFor();
  assert.match(await page.locator(".advice .blocking-call").innerText(), /Line 4.*time\.sleep\(1\).*holds the event loop for 2\.0 s/s);
});

test("a correct program gets no note", async (t) => {
  const { page } = await visit(t, "#/playground");
  await run(page, TOGETHER);
  await page.waitForTimeout(1000);
  assert.equal(await page.locator(".advice").count(), 0);
});
