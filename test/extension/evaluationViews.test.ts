import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset } from '../../src/data/Dataset';
import { computeSoftLabelsRecord } from '../../src/assess/softLabels/computeSoftLabelsRecord';
import { claims } from '../../src/views/claims/claims';
import { comparison } from '../../src/views/comparison/comparison';
import { findingsView } from '../../src/views/findings/findingsView';
import { latencyView } from '../../src/views/latency/latencyView';
import { computeRunView } from '../../src/views/run/computeRunView';
import { computeSoftLabelsView } from '../../src/views/softLabels/computeSoftLabelsView';
import { rocPrView } from '../../src/views/rocPr/rocPrView';
import { reliabilityView } from '../../src/views/reliability/reliabilityView';
import { axeViolations, colourRules, type AxeOptions } from '../axeViolations';
import { borrowLab } from '../borrowLab';
import { chromium } from '../chromium';
import type { Plotted } from '../plottedFigure';
import { bundle, execute, openLab, openNotebook, type Lab, type Opened } from '../startLab';
import { mulberry32 } from '../mulberry32';
import { exampleClaims, exampleComparison, exampleLatency, exampleReliability, exampleRocPr } from '../views/exampleEvaluations';
import { exampleRecord } from '../views/exampleRecord';

const long = 'A very long name of a model that somebody trained on a Friday, version 12, with 500 trees of depth 8';
const { machine, rows } = exampleLatency();
const views = {
  claims: claims(exampleClaims()),
  comparison: comparison(exampleComparison({ count: 8 })),
  latency: latencyView({
    machine,
    rows: [...rows, { ...rows[0], name: long, p50: 300, p95: 310, p99: 402, cpuSeconds: 0.0042, joules: null }]
  }),
  findings: findingsView([
    { check: 'a', level: 'warning', value: 0.008, says: '0.8 % of the rows are fraud.', hint: 'Use class weights.' },
    { check: 'b', level: 'problem', value: 12, says: '12 rows of test are in train too.' }
  ]),
  reliability: reliabilityView(exampleReliability({ models: ['teacher', 'student', long] })),
  rocPr: rocPrView(exampleRocPr()),
  softLabels: ofCards(),
  run: ofTwoClasses()
};

let lab: Lab;
let opened: Opened;
let page: Page;
let panel: Locator;

const shown = (name: keyof typeof views) => panel.locator('.jp-StillroomView').nth(Object.keys(views).indexOf(name));

beforeAll(async () => {
  if (!chromium) return;
  lab = await borrowLab();
  opened = await openLab(lab, 10_000);
  ({ page } = opened);
  const bundles = Object.values(views).map((view) => bundle(JSON.parse(JSON.stringify(view))));
  panel = await openNotebook(page, lab.notebook('measured.ipynb', bundles));
  await shown('run').locator('.heatmaplayer image').waitFor();
  await shown('comparison').locator('.scatterlayer .point').first().waitFor();
});

afterAll(async () => {
  await lab?.stop();
});

afterEach(() => {
  expect(opened?.outside ?? [], 'requests that leave the machine').toEqual([]);
  expect(opened?.complaints ?? [], 'console errors and warnings').toEqual([]);
});

describe.skipIf(!chromium)('what is measured, in JupyterLab', () => {
  test('claims have their verdict as a sign with words, the interval beside the number, and why', async () => {
    const cells = await shown('claims')
      .locator('tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText)));
    expect(cells).toHaveLength(3);
    cells.forEach(([claim, measured, verdict, why], i) => {
      const given = exampleClaims()[i];
      expect(claim).toBe(`${given.claim}\nSource: ${given.source}`);
      expect(measured.replace(/\u00a0/g, ' ')).toBe(
        given.measured === null ? 'not measured' : `${given.measured}\nInterval: ${given.interval}`
      );
      expect(verdict.replace(/\s+/g, ' ')).toBe(`${['✓', '✗', '?'][i]} ${given.verdict}`);
      expect(why).toBe(given.why);
    });
  });

  test('a comparison shows the metric that the keyboard chooses: differences around a line at zero, and the side that is better', async () => {
    const sides = () => shown('comparison').locator('.annotation-text').allTextContents();
    expect(await sides()).toEqual(['◂ worse', 'better ▸']);
    await expect.poll(() => shown('comparison').locator('.zl').count()).toBe(1);
    const select = shown('comparison').locator('select[data-name=metric]');
    await select.focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowDown');
    await expect.poll(() => select.inputValue()).toBe('brier');
    await expect.poll(sides).toEqual(['◂ better', 'worse ▸']);
    const means = () =>
      shown('comparison')
        .locator('.sr-Plot')
        .evaluate((node) => (node as unknown as Plotted)._fullData.map(({ x }) => x[0]));
    await expect.poll(means).toContain(views.comparison.models[1].estimates[5].mean);
  });

  test('latencies are told in units, from microseconds to hundreds of milliseconds on one axis', async () => {
    const ticks = () => shown('latency').locator('.xtick text').allTextContents();
    await expect.poll(ticks).toEqual(expect.arrayContaining(['10 µs', '1 ms', '100 ms']));
    await expect.poll(() => shown('latency').locator('.ytick text').allTextContents()).toContain('A very long name o…f depth 8');
    await expect.poll(() => shown('latency').locator('tbody th').last().textContent()).toBe(long);
    await expect.poll(() => shown('latency').locator('tbody td').last().textContent()).toBe('no counter');
    const cells = await shown('latency').locator('tbody tr').last().locator('td').allTextContents();
    expect(cells.slice(-3)).toEqual(['2,000', '4.2 ms', 'no counter']);
  });

  test('reliability curves stand against the diagonal on two equal axes, each model with a mark of its own, with the bins in a table', async () => {
    const traces = await shown('reliability')
      .locator('.sr-Plot')
      .evaluate((node) =>
        (node as unknown as Plotted)._fullData.map(({ x, y, ...more }) => ({
          x: [...x],
          y: [...y],
          symbol: (more as { marker?: { symbol?: string } }).marker?.symbol
        }))
      );
    const [diagonal, ...others] = traces;
    expect(diagonal.x).toEqual(diagonal.y);
    const curves = others.filter((_, i) => i % 2 === 0);
    expect(new Set(curves.map(({ symbol }) => symbol)).size).toBe(3);
    curves.forEach(({ x, y }, i) => {
      expect(x).toEqual(views.reliability.models[i].bins.map(({ predicted }) => predicted));
      expect(y).toEqual(views.reliability.models[i].bins.map(({ observed }) => observed));
    });
    await expect.poll(() => shown('reliability').locator('.sr-Key-item').allTextContents()).toEqual(['teacher', 'student', long]);
    await expect.poll(() => shown('reliability').locator('tbody tr').count()).toBe(3);
    const summary = shown('reliability').locator('summary');
    await summary.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => shown('reliability').locator('details tbody tr').count()).toBe(30);
  });

  test('the threshold of ROC and precision-recall is moved by keyboard, and says what it finds and alerts, the others at as many alerts', async () => {
    const slider = shown('rocPr').locator('input[data-name=threshold]');
    const reading = shown('rocPr').locator('.sr-Reading');
    // Where it was chosen.
    await expect
      .poll(() => reading.textContent())
      .toMatch(/^teacher at threshold 2: recall 76\.5 %, precision 84\.3 %, false positive rate 0\.025 %, 1\.5/);
    const [model] = views.rocPr.events[0].models;
    await slider.focus();
    await page.keyboard.press('End');
    await expect
      .poll(() => reading.textContent())
      .toContain('recall 100 %, precision 0.175 %, false positive rate 100 %, 1,000 alerts');
    await page.keyboard.press('Home');
    for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowRight');
    const marked = () =>
      shown('rocPr')
        .locator('.sr-Plot')
        .evaluate((node) =>
          (node as unknown as { data: { x: number[]; y: number[]; marker?: { size?: number } }[] }).data
            .filter(({ marker }) => marker?.size === 11)
            .map(({ x, y }) => [x[0], y[0]])
        );
    const { found, alerted } = model.curve!;
    await expect.poll(async () => (await marked())[0]).toEqual([alerted[20] / 56_000, found[20] / 98]);
    await expect.poll(async () => (await marked())[1]).toEqual([found[20] / 98, found[20] / (found[20] + alerted[20])]);
    const rows = shown('rocPr').locator('.sr-TableBox').first().locator('tbody tr');
    const names = async () => (await rows.allTextContents()).map((row) => row.slice(0, 7));
    await expect.poll(names).toEqual(['teacher', 'student', 'baselin']);
    await shown('rocPr').locator('select[data-name=model]').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => reading.textContent()).toMatch(/^student at threshold 2:/);
    await page.keyboard.press('ArrowUp');
  });

  test('findings are told by level in words, the gravest first', async () => {
    await expect.poll(() => shown('findings').locator('.sr-Finding-level').allTextContents()).toEqual(['✕ Problem', '▲ Warning']);
  });

  test('the soft labels of two classes by margin: the temperature moves what probability a margin is', async () => {
    const ticks = () => shown('softLabels').locator('.sr-Grid .sr-Plot').last().locator('.xtick text').allTextContents();
    await expect.poll(async () => (await ticks()).join(' ')).toMatch(/50 %/);
    const before = await ticks();
    await expect
      .poll(() => shown('softLabels').locator('.sr-Grid').textContent())
      .toMatch(/% of the labels have less than 0\.01 nats/);
    await shown('softLabels').locator('input[data-name=temperature]').focus();
    for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowRight');
    await expect.poll(ticks).not.toEqual(before);
    await expect.poll(() => shown('softLabels').locator('.sr-Grid').textContent()).not.toContain('at temperature 1;');
  });

  test('a run of two classes has average precision and AUC among its scores, and its comparison', async () => {
    const heads = () => shown('run').locator('.sr-Scores thead').first().locator('th').allTextContents();
    await expect.poll(heads).toEqual(expect.arrayContaining(['average precision', 'ROC AUC']));
    await expect.poll(() => shown('run').locator('.sr-Comparison .sr-Title').textContent()).toBe('Comparison');
  });

  test('is read out by a screen reader as a sentence with tables; pictures are silent', async () => {
    for (const name of Object.keys(views) as (keyof typeof views)[]) {
      await expect.poll(() => shown(name).locator('[role=figure]').first().getAttribute('aria-label')).toBe(views[name].says);
      for (const svg of await shown(name).locator('svg.main-svg').all())
        await expect.poll(() => svg.getAttribute('aria-hidden')).toBe('true');
    }
  });

  test('every control and every table that scrolls is reached by the keyboard', async () => {
    await shown('comparison').locator('select').focus();
    const reached = new Set<string>();
    for (let i = 0; i < 24; i++) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''));
    }
    expect([...reached]).toEqual(
      expect.arrayContaining([
        'Numbers of the comparison',
        'Times and sizes',
        'Calibration of the models',
        'The numbers of the bins'
      ])
    );
  });

  test('numbers can be selected and copied', async () => {
    const copied = await shown('latency')
      .locator('tbody td')
      .nth(1)
      .evaluate((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        const selection = window.getSelection()!;
        selection.removeAllRanges();
        selection.addRange(range);
        return [selection.toString().trim(), getComputedStyle(cell).userSelect];
      });
    expect(copied[0]).toBe('310 µs');
    expect(copied[1]).not.toBe('none');
  });

  test('axe finds nothing in the light and in the dark theme, every table open', async () => {
    await panel.locator('.sr-Details summary').evaluateAll((all) => all.forEach((one) => (one as HTMLElement).click()));
    await panel.locator('.sr-Details[open] table').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await execute(page, 'apputils:change-theme', { theme: 'JupyterLab Dark' });
    await expect
      .poll(() =>
        shown('latency')
          .locator('.xtitle')
          .evaluate((node) => getComputedStyle(node).fill)
      )
      .not.toBe('rgb(97, 97, 97)');
    expect(await violations(page, { rules: colourRules })).toEqual([]);
    await execute(page, 'apputils:change-theme', { theme: 'JupyterLab Light' });
  });

  test('fits a narrow place without scrolling sideways', async () => {
    await page.setViewportSize({ width: 620, height: 10_000 });
    for (const name of Object.keys(views) as (keyof typeof views)[])
      await expect.poll(() => shown(name).evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
  });
});

async function violations(page: Page, options?: AxeOptions): Promise<string[]> {
  const found = await axeViolations(page, '.jp-NotebookPanel .jp-StillroomView', options);
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** 5,000 rows of which 0.8 % are fraud, as a teacher labels them that has seen them. */
function ofCards() {
  const random = mulberry32(2);
  const y = Int32Array.from({ length: 5000 }, (_, i) => Number(i % 125 === 0));
  const teacher = { rows: y.length, columns: 1, values: Float32Array.from(y, (label) => (label ? 5 : -9) + 4 * random()) };
  const data = { y, classes: ['legitimate', 'fraud'], name: 'cards' } as unknown as Dataset;
  const softLabels = computeSoftLabelsRecord({ split: 'train', teacher, data, temperature: 1 });
  return computeSoftLabelsView({ title: 'Cards', softLabels, data })!;
}

function ofTwoClasses() {
  const record = exampleRecord({ classes: ['legitimate', 'fraud'], epochs: 3 });
  for (const models of Object.values(record.scores))
    for (const scores of Object.values(models as { [split: string]: object }))
      Object.assign(scores, { averagePrecision: 0.71, rocAuc: 0.97 });
  return computeRunView({ ...record, comparison: exampleComparison() });
}
