// Light and dark: as the system says, or as the reader chooses.
import assert from "node:assert/strict";
import { test } from "node:test";
import { shoot, visit } from "./site.mjs";

const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const bar = (page) => page.evaluate(() => getComputedStyle(document.querySelector(".il .bar.waiting")).fill);
const light = "rgb(255, 255, 255)";

test("the page follows the system", async (t) => {
  const { page } = await visit(t, "#/playground", { colorScheme: "dark" });
  await page.locator("button.run").click();
  await page.locator(".il .bar.waiting").first().waitFor();
  assert.notEqual(await background(page), light);
  const dark = await bar(page);
  await shoot(page, "dark");
  await page.emulateMedia({ colorScheme: "light" });
  assert.equal(await background(page), light);
  assert.notEqual(await bar(page), dark);
});

test("the reader's choice holds, and survives a reload", async (t) => {
  const { page } = await visit(t, "#/playground", { colorScheme: "light" });
  await page.getByLabel("Colours").selectOption("dark");
  assert.notEqual(await background(page), light);
  await page.reload();
  await page.locator("header.top").waitFor();
  assert.notEqual(await background(page), light);
  await page.locator("button.run").click();
  await page.locator(".il .bar.waiting").first().waitFor();
  const dark = await bar(page);
  await page.getByLabel("Colours").selectOption("light");
  assert.notEqual(await bar(page), dark);
  await page.getByLabel("Colours").selectOption("as the system");
  assert.equal(await background(page), light);
});

test("text has enough contrast in both", async (t) => {
  for (const colorScheme of ["light", "dark"]) {
    const { page } = await visit(t, "#/lesson/gather", { colorScheme });
    await page.locator(".player .cm-line").first().waitFor();
    const poor = await page.evaluate(contrasts);
    assert.deepEqual(poor, [], `${colorScheme}: ${JSON.stringify(poor.slice(0, 5))}`);
  }
});

/** Elements whose own text has a contrast of less than 4.5 against what is behind it. Runs in the page. */
function contrasts() {
  const parse = (color) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r, g, b]) => {
    const linear = [r, g, b].map((c) => ((c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const poor = [];
  for (const element of document.querySelectorAll("main *, header *, footer *")) {
    if (element.closest("svg") || element.closest(".unseen, .cm-gutters, [disabled], .leave")) continue;
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
    let behind = element;
    let back = [0, 0, 0, 0];
    let opacity = 1;
    for (; behind; behind = behind.parentElement) {
      opacity *= Number(getComputedStyle(behind).opacity);
      if (back[3] < 255) back = parse(getComputedStyle(behind).backgroundColor);
      if (back[3] === 255) break;
    }
    if (back[3] < 255) back = parse(getComputedStyle(document.body).backgroundColor);
    const text = parse(getComputedStyle(element).color).slice(0, 3).map((c, i) => c * opacity + back[i] * (1 - opacity));
    const [one, two] = [luminance(text), luminance(back)].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (two + 0.05);
    if (ratio < 4.5) poor.push([element.className || element.tagName, element.textContent.slice(0, 30), ratio.toFixed(2)]);
  }
  return poor;
}
