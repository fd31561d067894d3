import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as kd from '../../src/index';
import { borrowLab } from '../borrowLab';
import { chromium } from '../chromium';
import { computePlotlyPictures } from '../golden/toolkitInternals';
import { goldenFiles, unpacked, viewNames, type GoldenView } from '../golden/goldenFiles';
import { goldenOutputs } from '../golden/goldenOutputs';
import { bundle, execute, openLab, openNotebook, type Lab, type Opened } from '../startLab';
import { enliven, openReport, startBrowser } from '../report/openReport';
import { writeReports } from '../report/writeReports';
import { panelSelector } from './notebookInLab';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-kept-'));
const report = join(folder, 'kept.html');
writeFileSync(report, unpacked('report.html'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the exporter makes a report of the kept notebook, with the records that the report of then has', async () => {
  const again = writeReports(join(folder, 'again'), { kept: unpacked('notebook.ipynb') }).kept;
  expect(await kd.readReport(again)).toEqual(await kd.readReport(report));
});

describe.skipIf(!chromium)('in a browser', () => {
  let lab: Lab;
  let opened: Opened;
  let browser: Browser;

  beforeAll(async () => {
    [lab, browser] = await Promise.all([borrowLab(), startBrowser()]);
    // So high that no figure waits to be scrolled to.
    opened = await openLab(lab, 30_000);
  });

  afterAll(async () => {
    await browser?.close();
    await lab?.stop();
  });

  test('the kept notebook opens in JupyterLab, and each of its figures is drawn', async () => {
    writeFileSync(join(lab.files, 'kept.ipynb'), unpacked('notebook.ipynb'));
    // It names the kernel that ran it, which is there: nothing is asked.
    await execute(opened.page, 'docmanager:open', { path: 'kept.ipynb' });
    const panel = opened.page.locator(panelSelector);
    const count = goldenOutputs().length;
    await expect.poll(() => panel.locator('.jp-StillroomView').count()).toBe(count);
    for (let i = 0; i < count; i++) await expectDrawn(panel.locator('.jp-StillroomView').nth(i));
    expect(opened).toMatchObject({ outside: [], complaints: [] });
  });

  test.each(viewNames)('the kept views of %s are drawn in JupyterLab', async (name) => {
    const views = goldenFiles<GoldenView[]>(`views/${name}.json`).map(({ view }) => view);
    const panel = await openNotebook(opened.page, lab.notebook(`${name}.ipynb`, views.map(bundle)));
    const figures = panel.locator('.jp-StillroomView');
    await expect.poll(() => figures.count()).toBe(views.length);
    for (const [i, view] of views.entries()) await expectDrawn(figures.nth(i), computePlotlyPictures(view).length > 0);
    expect(opened).toMatchObject({ outside: [], complaints: [] });
  });

  test('the kept report opens, and its own script draws each of its figures', async () => {
    const { page, requests, complaints } = await openReport(browser, report);
    await enliven(page);
    const live = page.locator('[data-view] .live');
    await expect.poll(() => live.count()).toBe(goldenOutputs().length);
    for (let i = 0; i < (await live.count()); i++) await expectDrawn(live.nth(i), false);
    await page.locator('.live .sr-Plot svg.main-svg').first().waitFor();
    expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
    await page.context().close();
  });
});

/** A figure with its text, and with plotly's drawing in each place for one that can be seen. */
async function expectDrawn(figure: Locator, hasPlots?: boolean): Promise<void> {
  await expect.poll(async () => (await figure.innerText()).trim().length).toBeGreaterThan(20);
  await expect.poll(() => figure.locator('.sr-Fallback').count()).toBe(0);
  // The parts of a model that learned alone are folded: the reader opens them.
  for (const fold of await figure.locator('.sr-Details:not([open]):has(.sr-Plot) > summary').all()) await fold.click();
  if (hasPlots) await figure.locator('.sr-Plot svg.main-svg').first().waitFor();
  const plots = figure.locator('.sr-Plot:visible');
  await expect.poll(() => plots.locator('svg.main-svg').count()).toBeGreaterThanOrEqual(await plots.count());
}
