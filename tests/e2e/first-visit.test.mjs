// A newcomer: the first page, a lesson, a prediction, Run, and the bars.
import assert from "node:assert/strict";
import { test } from "node:test";
import { shoot, visit } from "./site.mjs";

test("from the first page to the bars of the first lesson", async (t) => {
  const { page, site } = await visit(t);
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.ok((await page.locator(".lessons li").count()) >= 6);
  await shoot(page, "contents");

  await page.getByRole("link", { name: /^Begin:/ }).click();
  await page.locator(".lesson-head h1").waitFor();
  assert.match(await page.title(), /· Interleave$/);
  // The first thing to do is a prediction; running without one is only a small link.
  const player = page.locator(".player").first();
  await player.getByRole("button", { name: "Predict and run" }).waitFor();
  assert.equal(await player.getByRole("button", { name: "Run", exact: true }).count(), 0);
  await player.getByRole("button", { name: "Run without predicting" }).waitFor();
  assert.deepEqual(site.misses, []);
});

test("predict, run, and see the same waits one after another and together", async (t) => {
  const { page } = await visit(t, "#/lesson/gather");
  const player = page.locator(".player").first();
  await player.getByLabel("Your prediction in seconds").fill("2");
  await player.getByRole("button", { name: "Predict and run" }).click();

  const verdict = player.locator(".judged");
  await verdict.waitFor();
  assert.match(await verdict.innerText(), /You predicted 2 s; the run says 6\.0 s/);
  await player.locator(".chart svg .bar").first().waitFor();
  assert.match(await player.locator(".totals").innerText(), /6\.0 s/);
  assert.match(await player.locator(".badge").innerText(), /virtual time.*really took \d/s);
  await shoot(page, "predicted");

  const compare = page.locator(".compare").first();
  await compare.getByRole("button", { name: "Run both" }).click();
  await compare.locator(".totals .saved").waitFor();
  assert.equal(
    (await compare.locator(".totals").innerText()).replace(/\s+/g, " "),
    "One after another 6.0 s · Together 2.0 s · 4.0 s saved",
  );
  // One drawing, two stacks, a loop strip over each, and the changed lines marked in the code.
  assert.equal(await compare.locator("svg.il").count(), 1);
  assert.equal(await compare.locator("g.strip").count(), 2);
  assert.ok((await compare.locator(".line-changed").count()) > 0);
  assert.match(await compare.locator(".scripts").innerText(), /lines? \d.* differ/);
  // A screen reader is told without being interrupted.
  assert.match(await page.locator(".unseen[aria-live=polite]").innerText(), /4\.0 s saved/);
  await shoot(page, "compared");
});

test("a learner may run without predicting", async (t) => {
  const { page } = await visit(t, "#/lesson/gather");
  const player = page.locator(".player").first();
  await player.getByRole("button", { name: "Run without predicting" }).click();
  await player.locator(".totals").waitFor();
  assert.equal(await player.locator(".judged").count(), 0);
});

test("every lesson opens and all its programs run", async (t) => {
  const { page } = await visit(t);
  const links = await page.locator(".lessons .title").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  for (const link of links) {
    await page.evaluate((hash) => (location.hash = hash), link);
    await page.locator(".lesson-head h1").waitFor();
    const players = page.locator(".player:not(.exercise)");
    for (let number = 0; number < (await players.count()); number++) {
      const player = players.nth(number);
      const skip = player.getByRole("button", { name: "Run without predicting" });
      await ((await skip.count()) ? skip : player.locator("button.run")).click();
      await player.locator(".totals").waitFor();
      assert.equal(await player.getByText(/does not have|ModuleNotFoundError/).count(), 0, `${link}: ${await player.innerText()}`);
    }
    for (const compare of await page.locator(".compare").all()) {
      await compare.locator("button.run").click();
      await compare.locator(".totals").waitFor();
    }
    // The exercise's start does not pass, its solution does.
    const exercise = page.locator(".exercise").first();
    const write = exercise.getByLabel("Write the code");
    if (await write.count()) await write.check();
    await exercise.locator("button.run").click();
    await exercise.getByText("Not solved yet.").waitFor();
    for (let hint = 0; hint < 9 && (await exercise.locator(".hints button").count()); hint++) {
      await exercise.locator(".hints button").click();
    }
    await exercise.getByText("A solution", { exact: true }).click();
    const reveal = exercise.locator(".solution .reveal");
    for (let line = 0; line < 40 && (await reveal.count()); line++) await reveal.click();
    await exercise.getByRole("button", { name: "Put it into the editor" }).click();
    await exercise.locator("button.run").click();
    await exercise.getByText("✓ Solved.").waitFor();
  }
});
