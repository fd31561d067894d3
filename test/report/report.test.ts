import { AxeBuilder } from '@axe-core/playwright';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readReport } from '../../src/deploy/readReport';
import { bundle } from '../../src/views/bundle';
import { readComparison } from '../../src/views/readComparison';
import { readRun } from '../../src/views/readRun';
import { chromium } from '../chromium';
import { exampleRecord } from '../views/exampleRecord';
import { enliven, openReport, startBrowser, textOf } from './openReport';
import { notebook, run, text, writeReports } from './writeReports';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-report-'));
const record = exampleRecord({ epochs: 3 });
const views = [
  bundle(readRun(record), { static: true, records: [record] }),
  ...(record.comparison ? [bundle(readComparison(record.comparison), { static: true })] : [])
];
const pictures = views.reduce((sum, one) => sum + 2 * (one['image/png']?.length ?? 0), 0);

const ordinary = notebook([
  text('# Digits, distilled\n\nA sum $\\sum_i p_i = 1$ and\n\n$$KL(p \\| q)$$'),
  text('## The run\n\n| a | b |\n|---|---|\n| 1 | 2 |'),
  run(1, 'const run = await kd.distill({ teacher, student, data });\nrun', views[0]),
  text('### Compared'),
  run(2, 'run.comparison', ...views.slice(1)),
  run(3, "'done'", { 'text/markdown': '- **The teacher helped.** 12 fewer errors.', 'text/plain': 'x' })
]);

let reports: { [name in 'ordinary']: string };
let browser: Browser;

beforeAll(async () => {
  reports = writeReports(folder, { ordinary });
  if (chromium) browser = await startBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('is one file under 2.5 MB beside its pictures', () => {
  expect(statSync(reports.ordinary).size - pictures).toBeLessThan(2_500_000);
});

test('gives its records back whole: kd.readReport', async () => {
  const { title, notebook: file, records } = await readReport(reports.ordinary);
  expect({ title, file, records }).toEqual({ title: 'Digits, distilled', file: 'ordinary.ipynb', records: [record] });
});

test('has its formulas as MathML and its code folded', () => {
  expect(textOf(reports.ordinary)).toMatch(/<math [^>]*aria-label="KL/);
  expect(textOf(reports.ordinary)).toMatch(/<details class="code"><summary lang="en">Code of cell 1<\/summary>/);
});

describe.skipIf(!chromium)('in a browser', () => {
  test.each([
    ['light', { colorScheme: 'light' as const }],
    ['dark', { colorScheme: 'dark' as const }],
    ['on a phone', { viewport: { width: 360, height: 740 } }]
  ])('%s: every figure answers, nothing is asked of a network, axe finds nothing, nothing is too wide', async (_, options) => {
    const { page, requests, complaints } = await openReport(browser, reports.ordinary, options);
    await enliven(page);
    await page.locator('.live .sr-Plot svg.main-svg').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()!.width);
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
    expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
    await page.context().close();
  });

  test('begins with what was learned, then scores; headings follow each other; one h1', async () => {
    const { page } = await openReport(browser, reports.ordinary);
    const summary = page.locator('#summary');
    expect(await summary.locator('.conclusion').innerText()).toContain('The teacher helped.');
    expect(await summary.locator('table').first().innerText()).toContain(record.title);
    const levels = await page.locator('h1,h2,h3,h4,h5,h6').evaluateAll((all) => all.map((one) => Number(one.tagName[1])));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels.every((level, i) => level <= (levels[i - 1] ?? 0) + 1)).toBe(true);
    await page.context().close();
  });

  test('with scripts off the still figures, the tables and the code are there', async () => {
    const { page } = await openReport(browser, reports.ordinary, { javaScriptEnabled: false });
    expect(await page.locator('.static img').first().isVisible()).toBe(true);
    expect(await page.locator('.static table').first().isVisible()).toBe(true);
    await page.locator('details.code summary').first().click();
    expect(await page.locator('details.code pre').first().innerText()).toContain('kd.distill');
    await page.context().close();
  });

  test('on paper the still figures stand for the living ones, and only code that was opened', async () => {
    const { page } = await openReport(browser, reports.ordinary);
    await enliven(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.live').first().isVisible()).toBe(false);
    expect(await page.locator('.static img').first().isVisible()).toBe(true);
    expect(await page.locator('details.code').first().isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: 'Show all code' }).click();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('details.code pre').first().isVisible()).toBe(true);
    await page.context().close();
  });
});
