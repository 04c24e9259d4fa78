// The page in the reader's language: the browser's at first, then the one that was chosen; lessons as far as they are
// translated.
import assert from "node:assert/strict";
import { test } from "node:test";
import { overflow, shoot, visit } from "./site.mjs";

const lang = (page) => page.evaluate(() => document.documentElement.lang);

test("a German browser gets a German page, with German lessons", async (t) => {
  const { page } = await visit(t, "", { locale: "de-AT" });
  await page.getByRole("heading", { level: 1, name: "Sieh, was await wirklich tut" }).waitFor();
  assert.equal(await lang(page), "de");
  await page.getByText("8 Minuten").first().waitFor();
  await shoot(page, "german-contents");
  await page.locator(".lessons .title", { hasText: "Gemeinsam warten" }).click();
  const player = page.locator(".player").first();
  await player.getByLabel("Deine Vorhersage in Sekunden").fill("2,5");
  await player.getByRole("button", { name: "Vorhersagen und ausführen" }).click();
  await player.locator(".judged").waitFor();
  assert.match(await player.locator(".judged").innerText(), /Deine Vorhersage: 2,5 s; der Lauf sagt: 6,0 s\./);
  const compare = page.locator(".compare").first();
  await compare.getByRole("button", { name: "Beide ausführen" }).click();
  await compare.locator(".totals .saved").waitFor();
  assert.equal(
    (await compare.locator(".totals").innerText()).replace(/\s+/g, " "),
    "Nacheinander 6,0 s · Gleichzeitig 2,0 s · 4,0 s gespart",
  );
  await shoot(page, "german-lesson");
});

test("a lesson without a translation is there in English, and says so", async (t) => {
  // A service worker would answer with the files that it has kept.
  const { page, context } = await visit(t, "", { locale: "de", serviceWorkers: "block" });
  await page.locator(".lessons").waitFor();
  // All lessons are translated, so that one has to be taken away.
  await context.route("**/lessons-*.json", async (route) => {
    const files = await (await route.fetch()).json();
    const left = Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith("de/05-timeouts/")));
    await route.fulfill({ json: left });
  });
  await page.goto(`${page.url().split("#")[0]}#/lesson/timeouts`);
  await page.reload();
  await page.getByText("Diese Lektion ist noch nicht übersetzt").waitFor();
  assert.equal(await page.locator("main h1").getAttribute("lang"), "en");
  await page.getByRole("button", { name: "Ohne Vorhersage ausführen" }).first().waitFor();
});

test("answers of a quiz count in both languages", async (t) => {
  const { page } = await visit(t, "#/lesson/one-thread");
  await page.getByLabel("It stops every task of this loop for one second.").check();
  await page.getByLabel("Yes, both run at the same instant.").check();
  await page.getByLabel("Language").selectOption("Deutsch");
  await page.getByRole("heading", { level: 1, name: "Eine Loop, ein Thread" }).waitFor();
  assert.ok(await page.getByLabel("Es hält alle Tasks dieser Loop eine Sekunde lang auf.").isChecked());
  assert.ok(await page.getByLabel("Ja, beide laufen im selben Augenblick.").isChecked());
  await page.getByLabel("Nein. Ein Task kann die Loop nur an einem").check();
  await page.reload();
  await page.getByLabel("Sprache").selectOption("English");
  await page.getByRole("heading", { level: 1, name: "One loop, one thread" }).waitFor();
  assert.ok(await page.getByLabel("No. A task can lose the loop only at an").isChecked());
});

test("the choice holds, keeps what was done, and survives a reload", async (t) => {
  const { page } = await visit(t, "#/lesson/gather");
  const player = page.locator(".player").first();
  await player.getByLabel("Your prediction in seconds").fill("2");
  await player.getByRole("button", { name: "Predict and run" }).click();
  await player.locator(".judged").waitFor();

  await page.getByLabel("Language").focus();
  await page.getByLabel("Language").selectOption("Deutsch");
  await page.getByRole("heading", { level: 1, name: "Gemeinsam warten" }).waitFor();
  assert.equal(await lang(page), "de");
  // The menu is where it was, for the keyboard too.
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "SELECT");
  await player.locator(".judged").waitFor();
  assert.match(await player.locator(".judged").innerText(), /Deine Vorhersage: 2 s/);
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Gemeinsam warten" }).waitFor();
  await page.getByLabel("Sprache").selectOption("English");
  await page.getByRole("heading", { level: 1, name: "Waiting together" }).waitFor();
  assert.equal(await lang(page), "en");
});

test("a frame speaks the language that its address asks for", async (t) => {
  const { page } = await visit(t, "#embed=1&lesson=gather&part=compare&lang=de");
  await page.getByRole("button", { name: "Beide ausführen" }).waitFor();
  assert.equal(await page.evaluate(() => localStorage.getItem("interleave:language")), null);
});

test("German words fit a phone", async (t) => {
  const { page } = await visit(t, "", { locale: "de", viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await page.locator(".lessons").waitFor();
  const links = await page.locator(".lessons .title").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  for (const link of ["#/", links[0], links[1], "#/playground"]) {
    await page.evaluate((hash) => (location.hash = hash), link);
    await page.locator("main h1").waitFor();
    await page.waitForTimeout(300);
    assert.ok((await overflow(page)) <= 0, `${link} is ${await overflow(page)} px too wide`);
    await shoot(page, `german-narrow${link.replaceAll(/\W+/g, "-")}`);
  }
});
