import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readReport } from '../../src/deploy/readReport';
import { axeViolations } from '../axeViolations';
import { chromium } from '../chromium';
import { openPage, startLab, type Lab, type Opened } from '../startLab';
import { enliven, openReport } from '../report/openReport';
import { downloadReport } from './downloadReport';
import { cellAt, cells, choose, finished, idle, openFolded, panelSelector, viewOf, type CellJson } from './notebookInLab';
import { sampleNotebook } from './sampleNotebook';
import { sliderMovesBars } from './sliderMovesBars';

/** What Notebook 7.6.5 says of itself when a notebook is opened, also where the extension is not installed. */
const itsOwn = [
  /^Menu entry for command '[\w:-]+' is duplicated\.$/,
  /^\[yjs#509\] Not same Y\.Doc$/,
  /^TypeError: Cannot read properties of undefined \(reading 'schema'\)$/
];

let lab: Lab;
let opened: Opened;
let page: Page;
/** Where the cells of the notebook are that show something. */
const place = { teacher: 0, student: 0, softLabels: 0 };

beforeAll(async () => {
  lab = await startLab({ STILLROOM_QUICK: '1' }, 'notebook');
  writeFileSync(join(lab.files, 'first.ipynb'), JSON.stringify(firstPart()));
  opened = await openPage(lab, '/notebooks/first.ipynb', 1000, 1400);
  ({ page } = opened);
  await page.locator(`${panelSelector} .jp-Cell`).first().waitFor();
  await idle(page);
});

afterAll(async () => {
  await lab?.stop();
});

afterEach(() => {
  expect(opened.outside, 'requests that leave the machine').toEqual([]);
  expect(
    opened.complaints.filter((said) => !itsOwn.some((own) => own.test(said))),
    'console errors and warnings'
  ).toEqual([]);
});

describe.skipIf(!chromium)('the quickstart in Notebook 7, to its soft labels', () => {
  test('runs from its first cell to its last, and its figures are drawn', async () => {
    await choose(page, 'Run', 'Run All Cells');
    await finished(page);
    const outputs = (await cells(page)).flatMap((cell) => cell.outputs ?? []);
    expect(outputs.filter((output) => output.output_type === 'error' || output.name === 'stderr')).toEqual([]);
    await openFolded(await cellAt(page, place.teacher));
    for (const [index, what, least] of [
      [place.teacher, '.scatterlayer .js-line', 2],
      [place.student, '.scatterlayer .js-line', 4],
      [place.student, '.sr-Tile', 4],
      [place.softLabels, '.bars .point path', 20],
      [place.softLabels, '.heatmaplayer image', 1]
    ] as const) {
      const found = (await cellAt(page, index)).locator(what);
      await found.first().waitFor();
      await expect.poll(() => found.count(), { message: what }).toBeGreaterThanOrEqual(least);
    }
    await expect.poll(() => page.locator(`${panelSelector} .sr-Fallback-problem`).count()).toBe(0);
  });

  test('the slider of the soft labels moves the bars, by keyboard', async () => {
    const view = viewOf(await cells(page), place.softLabels);
    await sliderMovesBars(page, await cellAt(page, place.softLabels), view);
  });

  test('arrows go from point to point of a picture, and the notebook stays where it is', async () => {
    const cell = await cellAt(page, place.softLabels);
    const plot = cell.locator('.sr-Plot[role=group]').first();
    const active = () => page.locator(`${panelSelector} .jp-Cell.jp-mod-active`).getAttribute('data-windowed-list-index');
    const before = await active();
    await plot.focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
    await expect.poll(() => plot.locator('[role=status]').textContent()).toMatch(/\d/);
    expect(await active()).toBe(before);
    await expect.poll(() => plot.evaluate((node) => node === document.activeElement)).toBe(true);
  });

  test('axe finds nothing in what is drawn', async () => {
    const violations = await axeViolations(page, `${panelSelector} .jp-StillroomView`);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);
  });

  test('File > Save and Export Notebook As > Stillroom report downloads a report, which opens and lives', async () => {
    const path = join(lab.files, 'downloaded.html');
    expect(await downloadReport(page, path)).toBe('first.html');
    expect((await readReport(path)).records.map(({ status }) => status)).toEqual(['done', 'done']);
    const report = await openReport(lab.browser, path);
    await enliven(report.page);
    await expect.poll(() => report.page.locator('.sr-Plot svg.main-svg').count()).toBeGreaterThan(3);
    expect([...report.requests, ...report.complaints]).toEqual([]);
    await report.page.context().close();
  });
});

/** The quickstart as far as its soft labels: what comes after trains for much longer, and shows no other kind of figure. */
function firstPart(): { cells: CellJson[] } {
  const whole = sampleNotebook('quickstart.ipynb');
  const find = (part: string) =>
    whole.cells.findIndex(({ cell_type: type, source }) => type === 'code' && [source].flat().join('').includes(part));
  Object.assign(place, { teacher: find('await kd.train('), student: find('kd.distill('), softLabels: find('kd.softLabels(') });
  expect(Object.values(place)).not.toContain(-1);
  return { ...whole, cells: whole.cells.slice(0, place.softLabels + 1) };
}
