import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { labelSweepView } from '../../src/views/labelSweep/labelSweepView';
import { computeRunView } from '../../src/views/run/computeRunView';
import { syntheticData } from '../../src/views/syntheticData/syntheticData';
import { axeViolations, colourRules, type AxeOptions } from '../axeViolations';
import { borrowLab } from '../borrowLab';
import { chromium } from '../chromium';
import type { Plotted } from '../plottedFigure';
import { bundle, execute, openLab, openNotebook, type Lab, type Opened } from '../startLab';
import { exampleConfusion, exampleReport, exampleSweep, exampleTransfer } from '../views/exampleConfusionSyntheticSweep';

const views = {
  confusion: exampleConfusion(),
  synthetic: syntheticData(exampleReport()),
  untrusted: syntheticData(exampleReport({ trusted: false, generator: false })),
  sweep: labelSweepView(exampleSweep()),
  run: computeRunView(exampleTransfer({ trusted: false }))
};

let lab: Lab;
let opened: Opened;
let page: Page;
let panel: Locator;

const shown = (name: keyof typeof views) => panel.locator('.jp-StillroomView').nth(Object.keys(views).indexOf(name));

beforeAll(async () => {
  if (!chromium) return;
  lab = await borrowLab();
  opened = await openLab(lab, 11_000);
  ({ page } = opened);
  const bundles = Object.values(views).map((view) => bundle(JSON.parse(JSON.stringify(view))));
  panel = await openNotebook(page, lab.notebook('data.ipynb', bundles));
  await shown('run').locator('.sr-Banner').waitFor();
  await shown('run').locator('.barlayer .bars').last().waitFor();
});

afterAll(async () => {
  await lab?.stop();
});

afterEach(() => {
  expect(opened?.outside ?? [], 'requests that leave the machine').toEqual([]);
  expect(opened?.complaints ?? [], 'console errors and warnings').toEqual([]);
});

const dataOf = (plot: Locator) =>
  plot.evaluate((node) => (node as unknown as Plotted)._fullData.map(({ x, y }) => ({ x: [...(x ?? [])], y: [...(y ?? [])] })));

describe.skipIf(!chromium)('confusion, synthetic rows and sweeps, in JupyterLab', () => {
  test('a confusion has a map a model with its errors, the pairs in a table, and the numbers of each map on demand', async () => {
    const captions = () => shown('confusion').locator('figcaption').allTextContents();
    await expect
      .poll(captions)
      .toEqual(
        views.confusion.models.map(({ name, errors }) => `${name}: ${errors} wrong (${((100 * errors) / 300).toFixed(1)} %)`)
      );
    await expect.poll(() => shown('confusion').locator('.sr-TableBox tbody tr').count()).toBe(views.confusion.pairs.length);
    await shown('confusion').locator('summary').focus();
    await page.keyboard.press('Enter');
    const first = shown('confusion').locator('details tbody tr').first();
    const cells = (place: number) => [...views.confusion.models[place].counts[0], 50].map(String);
    await expect.poll(() => first.locator('td').allTextContents()).toEqual(cells(0));
    await shown('confusion').locator('select[data-name=model]').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => first.locator('td').allTextContents()).toEqual(cells(1));
  });

  test('the keyboard goes through the cells of a confusion, and its words stand below the map', async () => {
    const map = shown('confusion').locator('.sr-Figure').first();
    await map.locator('[role=gridcell]').focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    const { classes, models } = views.confusion;
    const [own] = models[0].counts;
    const words = `${classes[0]} taken for ${classes[1]}: ${own[1]} of 50 rows`;
    await expect.poll(() => map.locator('.sr-Note').textContent()).toContain(words);
    await expect.poll(() => map.locator('[role=gridcell]').textContent()).toContain(words);
    const [frame, area] = [await map.locator('[role=gridcell]').boundingBox(), await map.locator('.nsewdrag').boundingBox()];
    expect(Math.abs(frame!.x - area!.x - area!.width / 6)).toBeLessThan(2);
    expect(Math.abs(frame!.y - area!.y)).toBeLessThan(2);
    await page.keyboard.press('Control+End');
    await expect.poll(() => map.locator('[role=gridcell]').getAttribute('data-cell')).toBe('5,5');
  });

  test('rows that are not trusted say so in a frame of their own, with why; others that they may teach', async () => {
    const banner = (name: keyof typeof views) => shown(name).locator('.sr-Banner').textContent();
    expect(await banner('synthetic')).toBe('✓ conditional GAN of line B may teach');
    for (const name of ['untrusted', 'run'] as const)
      expect(await banner(name)).toMatch(
        /^✗ conditional GAN of line B is not trusted: its weight is 0, because the teacher sees 1 class/
      );
    await expect
      .poll(() => shown('untrusted').locator('.sr-Finding-level').allTextContents())
      .toEqual(['✕ Problem', '✕ Problem']);
  });

  test('a part of the report that is not there has no picture and no table', async () => {
    const pictures = (name: keyof typeof views) => shown(name).locator('figure:visible').count();
    expect(await pictures('synthetic')).toBe(4);
    expect(await pictures('untrusted')).toBe(3);
    await expect
      .poll(() => shown('synthetic').locator('summary:visible').allTextContents())
      .toEqual(['Copies of real rows', 'What became of the candidates', 'The numbers by class', 'The generator']);
    await expect
      .poll(() => shown('untrusted').locator('summary:visible').allTextContents())
      .toEqual(['What became of the candidates', 'The numbers by class']);
  });

  test('the keyboard chooses which point of a sweep is read off, and the lines and the sentence follow', async () => {
    const { points } = views.sweep;
    const select = shown('sweep').locator('select[data-name=labels]');
    await expect.poll(() => select.inputValue()).toBe('2');
    const ends = async () => (await dataOf(shown('sweep').locator('.sr-Plot'))).at(-1)!.x;
    const at = (place: number) => [points[place].labels, points[place].saved.needed].map(Math.log10);
    expect(await ends()).toEqual(at(2));
    await select.focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(ends).toEqual(at(3));
    await expect
      .poll(() => shown('sweep').locator('.sr-Reading').textContent())
      .toMatch(/^With 60 labels .* alone it needs 182: 67 %/);
    await expect
      .poll(() => shown('sweep').locator('.annotation-text').textContent())
      .toBe('as good as 182 labels alone: 67 % saved');
    await expect
      .poll(() => shown('sweep').locator('.xtick text').allTextContents())
      .toEqual(points.map(({ labels }) => String(labels)));
  });

  test('a run names the terms of its transfer sets above their panels, and tells the sets in its set-up', async () => {
    await shown('run').locator('input[data-name=all]').check();
    const names = ['unlabelled: soft', 'unlabelled: hint', 'synthetic: soft', 'synthetic: domain'];
    await expect
      .poll(() => shown('run').locator('.infolayer [class^="y"][class$="title"]').allTextContents())
      .toEqual(expect.arrayContaining(names));
    await expect
      .poll(() => shown('run').locator('.sr-Setup').textContent())
      .toContain('transfer "unlabelled"line B, unlabelled: 1,200 more rows');
    await expect.poll(() => shown('run').locator('.sr-Title').allTextContents()).toContain('Synthetic rows of "synthetic"');
  });

  test('is read out by a screen reader as a sentence with tables; pictures are silent', async () => {
    for (const name of Object.keys(views) as (keyof typeof views)[]) {
      await expect.poll(() => shown(name).locator('[role=figure]').first().getAttribute('aria-label')).toBe(views[name].says);
      for (const svg of await shown(name).locator('svg.main-svg').all())
        await expect.poll(() => svg.getAttribute('aria-hidden')).toBe('true');
    }
  });

  test('axe finds nothing in the light and in the dark theme, every table open', async () => {
    await panel
      .locator('.sr-Details:not([open]) > summary:visible')
      .evaluateAll((all) => all.forEach((one) => (one as HTMLElement).click()));
    await shown('untrusted').locator('.sr-Details[open] table').first().waitFor();
    expect(await violations()).toEqual([]);
    const ink = () =>
      shown('sweep')
        .locator('.xtitle')
        .evaluate((node) => getComputedStyle(node).fill);
    const before = await ink();
    await execute(page, 'apputils:change-theme', { theme: 'JupyterLab Dark' });
    await expect.poll(ink).not.toBe(before);
    expect(await violations({ rules: colourRules })).toEqual([]);
    await execute(page, 'apputils:change-theme', { theme: 'JupyterLab Light' });
  });

  test('fits a narrow place without scrolling sideways', async () => {
    await page.setViewportSize({ width: 620, height: 11_000 });
    for (const name of Object.keys(views) as (keyof typeof views)[])
      await expect.poll(() => shown(name).evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
  });
});

async function violations(options?: AxeOptions): Promise<string[]> {
  const found = await axeViolations(page, '.jp-NotebookPanel .jp-StillroomView', options);
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
