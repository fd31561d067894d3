import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as kd from '../../src/index';
import { gaussianBlobs } from '../gaussianBlobs';
import { denseNetwork } from '../denseNetwork';
import { axeViolations, colourRules, type AxeOptions } from '../axeViolations';
import { borrowLab } from '../borrowLab';
import { chromium } from '../chromium';
import { brightness } from '../plottedFigure';
import { bundle, execute, openLab, openNotebook, type Lab, type Opened } from '../startLab';
import { stagedRecord, type Staged } from '../views/stagedRecord';

let lab: Lab;
let opened: Opened;
let page: Page;
let record: kd.RunRecord;

beforeAll(async () => {
  if (!chromium) return;
  record = await twoStages();
  lab = await borrowLab();
  opened = await openLab(lab, 4200);
  ({ page } = opened);
});

afterAll(async () => {
  await lab?.stop();
});

afterEach(() => {
  expect(opened?.outside ?? [], 'requests that leave the machine').toEqual([]);
  expect(opened?.complaints ?? [], 'console errors and warnings').toEqual([]);
});

/** FitNet's two stages on a small task, with a map every epoch. */
async function twoStages(): Promise<kd.RunRecord> {
  const teacher = denseNetwork([16, 3], { seed: 16, name: 'big' });
  const student = denseNetwork([5, 3], { seed: 5, name: 'small' });
  const data = {
    train: gaussianBlobs({ rows: 120 }),
    validation: gaussianBlobs({ rows: 60, seed: 2 }),
    test: gaussianBlobs({ rows: 60, seed: 3 })
  };
  await kd.train({ student: teacher, data, epochs: 3, show: false });
  const hint = { weight: 1, loss: kd.hint(), layers: { teacher: 'hidden', student: 'hidden' } };
  const stages = kd.stages([
    { name: 'hint', epochs: 2, terms: { hint }, trainable: ['hidden'] },
    { name: 'distil', epochs: 3, terms: { soft: { weight: 1, loss: kd.softTargets() } } }
  ]);
  const run = await kd.distill({ teacher, student, data, stages, batchSize: 30, show: false, alignment: true });
  for (const model of [teacher, student]) model.dispose();
  return run;
}

const many: Staged = Array.from({ length: 24 }, (_, i) => [`stage number ${i}`, i % 5 === 0 ? 6 : 1, ['soft']]);
const sent = (view: unknown) => bundle(JSON.parse(JSON.stringify(view)));

describe.skipIf(!chromium)('a run with two stages and its alignment, in JupyterLab', () => {
  let panel: Locator;
  const run = () => panel.locator('.jp-StillroomView').nth(0);

  beforeAll(async () => {
    const views = [kd.runView(record), kd.alignmentMaps(record), kd.lossCurves(stagedRecord(many)), kd.runView(record)];
    panel = await openNotebook(page, lab.notebook('stages.ipynb', views.map(sent)));
    for (let i = 0; i < views.length; i++) {
      const view = panel.locator('.jp-StillroomView').nth(i);
      await view.scrollIntoViewIfNeeded();
      await view.locator('.sr-Plot svg.main-svg').first().waitFor();
    }
  });

  test('the loss curves have the names of the stages above them and a line between, at the epoch where the second begins', async () => {
    const curves = run().locator('.sr-Plot').first();
    await expect.poll(() => names(curves)).toEqual(['hint', 'distil']);
    const lines = curves.locator('.shapelayer path');
    const dashes = () =>
      lines.evaluateAll((all) =>
        all.map((one) => (one as SVGPathElement).style.strokeDasharray).filter((dash) => dash && dash !== '0px')
      );
    await expect.poll(async () => (await dashes()).length).toBeGreaterThan(0);
    const boundary = () =>
      curves.evaluate((node) => {
        const { shapes } = (node as unknown as { layout: { shapes: { x0: number; line: { dash: string } }[] } }).layout;
        return shapes.filter(({ line }) => line.dash === '6px,3px').map(({ x0 }) => x0);
      });
    await expect.poll(boundary).toEqual([2]);
    await expect
      .poll(() => run().locator('.sr-Says').nth(1).textContent())
      .toMatch(/in stage hint \(epochs 1 to 2\), .* in stage distil \(epochs 3 to 5/);
  });

  test('names of many narrow stages are shortened or left out, and never lie over each other', async () => {
    for (const width of [1280, 640]) {
      await page.setViewportSize({ width, height: 4200 });
      const curves = panel.locator('.jp-StillroomView').nth(2).locator('.sr-Plot').first();
      await expect
        .poll(() =>
          curves.evaluate((node) => node.clientWidth - Number(node.querySelector('svg.main-svg')!.getAttribute('width')))
        )
        .toBe(0);
      const boxes = () =>
        curves.locator('.annotation text').evaluateAll((all) =>
          all
            .filter((one) => one.textContent!.startsWith('s'))
            .map((one) => one.getBoundingClientRect())
            .map(({ left, right }) => ({ left, right }))
            .sort((a, b) => a.left - b.left)
        );
      await expect.poll(async () => (await boxes()).length).toBeGreaterThan(3);
      const over = async () => (await boxes()).filter(({ left }, i, all) => i > 0 && left < all[i - 1].right);
      await expect.poll(over).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 4200 });
  });

  test('the numbers of the curves have a column for the stage, and the set-up a row for each with layers and adapter', async () => {
    await run()
      .locator('.sr-Details summary')
      .evaluateAll((all) => all.forEach((one) => (one as HTMLElement).click()));
    const table = run()
      .locator('.sr-Table', { has: page.locator('th', { hasText: /^stage$/ }) })
      .first();
    await table.waitFor();
    const stages = async () => [...new Set(await table.locator('tbody tr td:nth-child(2)').allTextContents())];
    await expect.poll(stages).toEqual(['hint', 'distil']);
    const setup = () => run().locator('.sr-Setup').textContent();
    await expect.poll(setup).toContain('stage "hint"epochs 1 to 2; only hidden learns');
    await expect
      .poll(setup)
      .toContain("teacher's hidden -> student's hidden through an adapter (student: dense layer to 16; 96 parameters)");
  });

  test('the run shows the maps before and after, a view of its own all of them with a slider', async () => {
    const kept = `kept: epoch ${record.history.best!.epoch}`;
    await expect.poll(() => run().locator('.sr-Maps figcaption').allTextContents()).toEqual(['before', kept]);
    const all = panel.locator('.jp-StillroomView').nth(1);
    const slider = all.locator('input[data-name=moment]');
    await expect.poll(() => slider.getAttribute('max')).toBe(String(record.alignment!.maps.length - 1));
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe(kept);
    await slider.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('epoch 2, end of hint');
    const drawn = () =>
      all
        .locator('.sr-Plot')
        .first()
        .evaluate((node) =>
          [...(node as unknown as { _fullData: { z: ArrayLike<number>[] }[] })._fullData[0].z].map((row) => Array.from(row))
        );
    await expect.poll(drawn).toEqual(record.alignment!.maps[2].values);
  });

  test('axe finds nothing in either theme, with a pair selected in two maps of one notebook; names are read in the dark', async () => {
    for (const i of [1, 3]) {
      const view = panel.locator('.jp-StillroomView').nth(i);
      await view.locator('[role=gridcell][tabindex="0"]').first().focus();
      await page.keyboard.press('Enter');
      await view.locator('.sr-Pair-code').waitFor();
    }
    expect(await violations()).toEqual([]);
    const ink = async () =>
      brightness(
        await run()
          .locator('.sr-Plot')
          .first()
          .locator('.annotation text', { hasText: 'distil' })
          .evaluate((node) => getComputedStyle(node).fill)
      );
    expect(await ink()).toBeLessThan(110);
    await execute(page, 'apputils:change-theme', { theme: 'JupyterLab Dark' });
    await expect.poll(ink).toBeGreaterThan(150);
    expect(await violations({ rules: colourRules })).toEqual([]);
    await execute(page, 'apputils:change-theme', { theme: 'JupyterLab Light' });
    await expect.poll(ink).toBeLessThan(110);
  });

  test('a run of old, without stages and maps, is drawn as ever', async () => {
    const { alignment: _, ...old } = record;
    const { stages: __, ...setup } = old.setup;
    const other = await openNotebook(page, lab.notebook('old.ipynb', [sent(kd.runView({ ...old, setup }))]));
    await other.locator('.sr-Plot svg.main-svg').first().waitFor();
    await expect.poll(() => names(other.locator('.sr-Plot').first())).toEqual([]);
    await expect.poll(() => other.locator('.sr-Maps').count()).toBe(0);
  });
});

/** What stands above the picture but the kept and the last epoch. */
async function names(curves: Locator): Promise<string[]> {
  const all = await curves.locator('.annotation text').allTextContents();
  return all.filter((text) => !text.includes('epoch'));
}

async function violations(options?: AxeOptions): Promise<string[]> {
  const found = await axeViolations(page, '.jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook', options);
  const ours = found.flatMap(({ id, nodes }) => nodes.map(({ html, target }) => ({ id, html, target: String(target) })));
  return ours.filter(({ html }) => /sr-/.test(html)).map(({ id, html }) => `${id}: ${html.slice(0, 200)}`);
}
