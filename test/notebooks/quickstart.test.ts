import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readReport } from '../../src/deploy/readReport';
import { chromium } from '../chromium';
import { brightness } from '../plottedFigure';
import { execute, openLab, restored, startLab, type Lab, type Opened } from '../startLab';
import { downloadReport } from './downloadReport';
import { lookAtConfusionSamples } from './lookAtConfusionSamples';
import {
  begin,
  cellAt,
  cells,
  choose,
  finished,
  idle,
  kernelStatus,
  openFolded,
  panelSelector,
  viewOf,
  write
} from './notebookInLab';
import { sampleNotebook } from './sampleNotebook';
import { sliderMovesBars } from './sliderMovesBars';
import { takeQuickstartPictures } from './takeQuickstartPictures';
import { seenOf, watchLiveFigures } from './watchLiveFigures';

const root = resolve(__dirname, '../..');
/** With STILLROOM_PICTURES=1 the whole notebook runs, and the pictures of the README are taken of it. */
const pictures = process.env.STILLROOM_PICTURES === '1';
const patience = pictures ? 900_000 : 300_000;

let lab: Lab;
let opened: Opened;
let page: Page;
/** Where the cells are that begin or end like this. */
const place = { teacher: 0, student: 0, softLabels: 0, scores: 0, conclusion: 0 };

beforeAll(async () => {
  lab = await startLab({ STILLROOM_QUICK: pictures ? '' : '1' });
  writeFileSync(join(lab.files, 'quickstart.ipynb'), JSON.stringify(sampleNotebook('quickstart.ipynb')));
  opened = await openLab(lab, 1000, 1400);
  ({ page } = opened);
  await execute(page, 'docmanager:open', { path: 'quickstart.ipynb' });
  await idle(page);
  const all = await cells(page);
  const find = (part: string) => all.findIndex(({ cell_type: type, source }) => type === 'code' && source.includes(part));
  place.teacher = find('await kd.train(');
  place.student = find('kd.distill(');
  place.softLabels = find('kd.softLabels(');
  place.scores = find('kd.scores(');
  place.conclusion = find('text/markdown');
  expect(Object.values(place)).not.toContain(-1);
});

afterAll(async () => {
  await lab?.stop();
});

afterEach(() => {
  expect(opened.outside, 'requests that leave the machine').toEqual([]);
  expect(opened.complaints, 'console errors and warnings').toEqual([]);
});

describe.skipIf(!chromium)('the quickstart in JupyterLab', () => {
  test(
    'runs to its last cell, and its live figures stay in their nodes',
    async () => {
      await watchLiveFigures(page, [place.teacher, place.student]);
      await choose(page, 'Run', 'Run All Cells');
      for (const index of [place.teacher, place.student]) {
        const plot = (await cellAt(page, index)).locator('.sr-Plot svg.main-svg').first();
        await plot.waitFor({ state: 'attached', timeout: patience });
      }
      await finished(page, patience);
      let told = 0;
      for (const index of [place.teacher, place.student]) {
        const { progress, replaced, emptied } = await seenOf(page, index);
        expect({ replaced, emptied }).toEqual({ replaced: 0, emptied: 0 });
        told += progress.length;
        const shares = progress.map((says) => Number.parseInt(says, 10));
        expect(shares).toEqual([...shares].sort((a, b) => a - b));
      }
      expect(told).toBeGreaterThan(2);
    },
    2 * patience + 60_000
  );

  test('ends without an error and without a word on stderr', async () => {
    const outputs = (await cells(page)).flatMap((cell) => cell.outputs ?? []);
    expect(outputs.filter((output) => output.output_type === 'error' || output.name === 'stderr')).toEqual([]);
  });

  test('draws the runs, the soft labels and the scores, and writes what was learned', async () => {
    const drawn = async (index: number, what: string) => {
      const found = (await cellAt(page, index)).locator(what);
      await found.first().waitFor();
      return found.count();
    };
    // A model that learned alone is folded, so that the distillation is in sight.
    await openFolded(await cellAt(page, place.teacher));
    expect(await drawn(place.teacher, '.scatterlayer .js-line')).toBeGreaterThan(1);
    expect(await drawn(place.student, '.scatterlayer .js-line')).toBeGreaterThan(3);
    expect(await drawn(place.student, '.sr-Tile')).toBe(4);
    expect(await drawn(place.student, '.bars .point path')).toBeGreaterThan(19);
    expect(await drawn(place.softLabels, '.bars .point path')).toBeGreaterThan(19);
    expect(await drawn(place.softLabels, '.heatmaplayer image')).toBe(1);
    expect(await drawn(place.scores, '.sr-Table tbody tr')).toBeGreaterThan(2);
    expect(await drawn(place.conclusion, '.jp-RenderedMarkdown li')).toBe(4);
    await expect.poll(() => page.locator(`${panelSelector} .sr-Fallback-problem`).count()).toBe(0);
  });

  test('the slider of the soft labels moves the bars, by keyboard', async () => {
    const view = viewOf(await cells(page), place.softLabels);
    await sliderMovesBars(page, await cellAt(page, place.softLabels), view);
  });

  test('File > Save and Export Notebook As > Stillroom report downloads a report with the runs in it', async () => {
    const path = join(lab.files, 'downloaded.html');
    expect(await downloadReport(page, path)).toBe('quickstart.html');
    const { title, records } = await readReport(path);
    expect(title).toBe('A first distillation, on real digits');
    // The teacher, and two temperatures with two seeds.
    expect(records.map(({ status }) => status)).toEqual(Array(5).fill('done'));
  });

  test('every figure follows a switch to the dark theme and back', async () => {
    const inks = () =>
      page
        .locator(`${panelSelector} .sr-Plot .ytitle`)
        .evaluateAll((titles) => titles.map((title) => getComputedStyle(title).fill));
    const light = await inks();
    expect(light.length).toBeGreaterThan(5);
    await execute(page, 'apputils:change-theme', { theme: 'JupyterLab Dark' });
    await expect.poll(async () => (await inks()).filter((ink) => brightness(ink) < 150)).toEqual([]);
    await execute(page, 'apputils:change-theme', { theme: 'JupyterLab Light' });
    await expect.poll(inks).toEqual(light);
  });

  if (pictures)
    test('is pictured for the README', () =>
      takeQuickstartPictures(page, { run: place.student, softLabels: place.softLabels }, join(root, 'docs/images')));

  test('an interrupt stops a distillation, whose record says so, and the next cell trains', async () => {
    await cellAt(page, (await cells(page)).length - 1);
    await page.locator(`${panelSelector} .jp-Cell`).last().click();
    const distil = (epochs: number) =>
      `kd.distill({ teacher, student: kd.seeded(7, () => network('student', [30])), data: few, epochs: ${epochs}, baseline: false, title: 'again' })`;
    await begin(page, `const long = await ${distil(100_000)}\nlong.status`);
    const cell = page.locator(`${panelSelector} .jp-Cell.jp-CodeCell`).last();
    await cell.locator('.sr-Plot svg.main-svg').first().waitFor();
    await page.locator('[data-command="notebook:interrupt-kernel"]').first().click();
    await idle(page);
    expect((await cells(page)).at(-1)!.outputs!.at(-1)!.data!['text/plain']).toContain('stopped');
    await expect.poll(() => cell.locator('[role=status]:not(.sr-Note)').textContent()).toBe('stopped');
    await begin(page, `const after = await ${distil(2)};\n[long.status, after.status, after.history.epoch.at(-1)].join(' ')`);
    await finished(page);
    expect((await cells(page)).at(-1)!.outputs!.at(-1)!.data!['text/plain']).toBe("'stopped done 2'");
  });

  test('shows its figures again from the file, before any kernel has run a cell', async () => {
    await execute(page, 'docmanager:save');
    await choose(page, 'Kernel', 'Shut Down Kernel');
    await expect.poll(() => kernelStatus(page)).toBe(undefined);
    const before = await cells(page);
    await page.reload();
    await restored(page);
    await openFolded(await cellAt(page, place.teacher));
    for (const index of [place.teacher, place.student, place.softLabels]) {
      await (await cellAt(page, index)).locator('.sr-Plot svg.main-svg').first().waitFor();
    }
    await expect
      .poll(async () => (await cellAt(page, place.softLabels)).locator('.bars .point path').count())
      .toBeGreaterThan(19);
    expect(viewOf(await cells(page), place.softLabels)).toEqual(viewOf(before, place.softLabels));
    await idle(page);
  });
});

describe.skipIf(!chromium)('a new notebook', () => {
  test('its first cell knows the toolkit with no import: Tab completes, Shift+Tab shows the doc', async () => {
    await execute(page, 'stillroom:new-notebook');
    await idle(page);
    await page.locator(`${panelSelector} .jp-Cell .cm-content`).first().click();
    const completer = page.locator('.jp-Completer:not(.lm-mod-hidden)');
    await untilShown(completer, 'kd.soft', 'Tab');
    await expect.poll(() => completer.textContent()).toMatch(/softLabels.*softTargets/);
    await page.keyboard.press('Escape');
    const tooltip = page.locator('.jp-Tooltip');
    await untilShown(tooltip, 'kd.softTargets', 'Shift+Tab');
    await expect.poll(() => tooltip.textContent()).toContain('temperature');
  });

  test('shows the rows behind a soft label and a confusion from its kernel where that is allowed, and saves none of them', async () => {
    await execute(page, 'stillroom:new-notebook');
    await idle(page);
    await lookAtConfusionSamples(page, lab);
    // JupyterLab's own word of a restart.
    opened.complaints = opened.complaints.filter((one) => !one.startsWith('Connection lost, reconnecting'));
  });
});

/** A new notebook is idle before its editor and its kernel know each other, and hears the key only then: it is pressed until there is an answer. */
async function untilShown(answer: Locator, source: string, key: string): Promise<void> {
  const press = async () => {
    await write(page, source);
    await page.keyboard.press('End');
    await page.keyboard.press(key);
    return answer.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false
    );
  };
  await expect.poll(press).toBe(true);
}
