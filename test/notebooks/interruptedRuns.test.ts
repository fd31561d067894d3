import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from '../axeViolations';
import { borrowLab } from '../borrowLab';
import { chromium } from '../chromium';
import { execute, openLab, restored, type Lab } from '../startLab';
import { begin, cells, idle, savedPath } from './notebookInLab';

let lab: Lab;
let page: Page;
let panel: Locator;

const setUp = `const { tf } = kd
const net = (seed: number, units: number) => kd.seeded(seed, () => tf.sequential({ layers: [
  tf.layers.dense({ units, activation: 'relu', inputShape: [784] }), tf.layers.dense({ units: 10 })] }))
const data = kd.mnist({ train: 400, validation: 100, test: 100 })
const [teacher, student] = [net(1, 32), net(2, 8)]
const terms = { soft: { weight: 1, loss: kd.softTargets({ temperature: 3 }) } }
const asked = { teacher, student, data, terms, epochs: 60, batchSize: 20, baseline: false, title: 'cut off' }`;

const row = (title: string) => panel.locator('.sr-RunRow', { has: page.locator(`.sr-RunRow-title:text-is("${title}")`) });
const status = (title: string) => row(title).locator('.sr-Status').textContent();
const says = (title: string) => row(title).locator('.sr-RunRow-says').textContent();
const claim = (folder: string) => JSON.parse(readFileSync(join(lab.files, folder, 'running.json'), 'utf8'));

/** Begins a cell, kills its kernel when it is so far, as the system does when memory runs out, and opens the page anew. */
async function cutOff(source: string, folder: string, isFar: () => boolean): Promise<void> {
  await begin(page, source);
  const path = await savedPath(page);
  await expect.poll(isFar, { timeout: 300_000 }).toBe(true);
  process.kill(claim(folder).by.pid, 'SIGKILL');
  await page.goto('about:blank');
  await page.goto(`${lab.url}/lab/tree/${path}`);
  await restored(page);
  await execute(page, 'stillroom:show-runs');
}

async function runCell(index: number): Promise<void> {
  await page.evaluate((at) => {
    const { shell } = (
      window as unknown as { jupyterapp: { shell: { currentWidget: { content: { activeCellIndex: number } } } } }
    ).jupyterapp;
    shell.currentWidget.content.activeCellIndex = at;
  }, index);
  await execute(page, 'notebook:run-cell');
}

const checkpoint = (folder: string) => {
  const files = existsSync(join(lab.files, folder)) ? readdirSync(join(lab.files, folder)) : [];
  return Math.max(-1, ...files.flatMap((name) => /^checkpoint-(\d+)/.exec(name)?.[1] ?? []).map(Number));
};

beforeAll(async () => {
  if (!chromium) return;
  lab = await borrowLab();
  ({ page } = await openLab(lab, 1000));
  await execute(page, 'stillroom:show-runs');
  panel = page.locator('#stillroom-runs');
  await execute(page, 'stillroom:new-notebook');
  await idle(page);
  await begin(page, setUp);
  await idle(page);
});

afterAll(async () => {
  await lab?.stop();
});

describe.skipIf(!chromium)('what a killed kernel has left', () => {
  test('a run in a folder is offered, and the inserted cell ends it in the record of a run without a break', async () => {
    await cutOff(
      "await kd.distill({ ...asked, show: false, folder: 'kept/first' })",
      'kept/first',
      () => checkpoint('kept/first') >= 3
    );
    await expect.poll(() => status('cut off')).toBe('↻ interrupted');
    await expect.poll(() => says('cut off')).toMatch(/^Its kernel has ended\. Saved: After \d+ of 60 epochs/);
    await expect.poll(() => row('cut off').count()).toBe(1);
    const violations = await axeViolations(page, '#stillroom-runs');
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

    await row('cut off').locator('[data-name=open]').click();
    const tab = page.locator('.jp-StillroomCompared:visible');
    await expect.poll(() => tab.locator('.sr-Status').first().textContent()).toBe('↻interrupted');
    await tab.locator('.sr-Plot svg.main-svg').first().waitFor();
    await execute(page, 'application:close');

    const before = (await cells(page)).length;
    // The notebook that began it is opened again.
    await execute(page, 'application:close');
    await expect.poll(() => page.locator('.jp-NotebookPanel').count()).toBe(0);
    const resume = row('cut off').locator('[data-name=resume]');
    await expect.poll(() => resume.getAttribute('title')).toContain('teacher, student, data, terms');
    await resume.click();
    await page.locator('.jp-NotebookPanel .jp-Cell').nth(before).waitFor();
    await expect.poll(async () => (await cells(page)).length).toBe(before + 1);
    const began = (await cells(page)).findIndex(({ source }) => source.includes('kept/first'));
    const inserted = (await cells(page))[began + 1];
    expect(inserted.source).toBe("const run = await kd.resume('kept/first', { teacher, student, data, terms });");
    expect(inserted.outputs).toEqual([]);
    await expect.poll(() => panel.locator('.sr-Undo').textContent()).toContain('teacher, student, data, terms');
    await resume.click();
    await expect.poll(async () => (await cells(page)).length).toBe(before + 1);

    // The kernel is new.
    await idle(page);
    await runCell((await cells(page)).findIndex(({ source }) => source.includes('const asked')));
    await runCell(began + 1);
    await expect.poll(() => status('cut off')).toBe('✓ done');
    await expect.poll(() => row('cut off').count()).toBe(1);
    await expect.poll(() => row('cut off').locator('[data-name=resume]').isVisible()).toBe(false);
    await expect.poll(() => row('cut off').locator('.sr-Note').first().textContent()).toContain(`cell ${began + 2}`);
    const numbers = '({ stamp: _, ...rest }: kd.RunRecord) => JSON.stringify(rest)';
    await begin(
      page,
      `const numbers = ${numbers}
const whole = await kd.distill({ ...asked, student: net(2, 8), show: false });
[numbers(run) === numbers(whole), run.stamp.resumed!.length].join()`
    );
    const value = async () => (await cells(page)).at(-1)!.outputs!.at(-1)?.data?.['text/plain'];
    await expect.poll(value).toBe("'true,1'");
    expect(existsSync(join(lab.files, 'kept/first/running.json'))).toBe(false);
  });

  test('a study says that its cell is to be run again; deleted, it is offered no more until that is undone', async () => {
    const study = `await kd.study({ teacher, student: (seed) => net(seed, 8), data, seeds: 3, epochs: 30, batchSize: 20, baseline: false,
  title: 'three seeds', folder: 'runs/three' })`;
    await cutOff(study, 'runs/three', () => checkpoint('runs/three/seed-1') >= 1);
    // The seed that is done may have a row of its own.
    const left = row('three seeds').filter({ hasText: '↻ interrupted' });
    await expect
      .poll(() => left.locator('.sr-RunRow-says').allTextContents())
      .toEqual([
        expect.stringMatching(
          // How far the second seed comes before the kernel is killed is the machine's.
          /^Its kernel has ended\. Run the cell of the study again: what is done \([12] of 3 seeds\) is not done again\.$/
        )
      ]);
    await expect.poll(() => left.locator('[data-name=resume]').isVisible()).toBe(false);
    // A click that comes while the notebook still settles may be followed by another cell's becoming the active one.
    const openCell = async () => {
      await left.locator('[data-name=open]').click();
      return page.locator('.jp-Notebook .jp-Cell.jp-mod-active').textContent();
    };
    await expect.poll(openCell).toContain('runs/three');
    await left.locator('[data-name=delete]').click();
    await page.locator('.jp-Dialog button:has-text("Delete")').click();
    await expect.poll(() => left.count()).toBe(0);
    expect(existsSync(join(lab.files, 'runs/three.deleted'))).toBe(true);
    await panel.locator('[data-name=undo]').click();
    await expect.poll(() => left.count()).toBe(1);
  });
});
