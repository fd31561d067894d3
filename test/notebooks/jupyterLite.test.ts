import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { viewToMimeBundle } from '../../src/views/bundle/viewToMimeBundle';
import { computeRunView } from '../../src/views/run/computeRunView';
import { axeViolations } from '../axeViolations';
import { chromium } from '../chromium';
import { openPage } from '../startLab';
import { startBrowser } from '../report/openReport';
import { run, notebook, text } from '../report/writeReports';
import { everyView } from '../views/everyView';
import { exampleRecord } from '../views/exampleRecord';
import { serveFolder, type Served } from '../serveFolder';

const root = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'stillroom-lite-'));
/** What JupyterLite 0.8.6 says of itself, also where the extension is not installed. */
const itsOwn = [
  /^Menu entry for command '[\w:-]+' is duplicated\.$/,
  /^Skipping \{command: scratchpad-console:open, /,
  /^Disabling terminals plugin because they are not available on the server$/,
  /^Uploader widget not found$/
];
let site: Served;
let browser: Browser;

beforeAll(async () => {
  if (!chromium) return;
  mkdirSync(join(folder, 'contents'));
  writeFileSync(join(folder, 'contents/saved.ipynb'), saved());
  writeFileSync(
    join(folder, 'jupyter-lite.json'),
    JSON.stringify({ 'jupyter-lite-schema-version': 0, 'jupyter-config-data': { exposeAppInBrowser: true } })
  );
  const options = ['--lite-dir', folder, '--contents', join(folder, 'contents'), '--output-dir', join(folder, 'site')];
  execFileSync(join(root, '.venv/bin/python'), ['-m', 'jupyterlite_core', 'build', ...options], { cwd: folder, stdio: 'pipe' });
  [site, browser] = await Promise.all([serveFolder(join(folder, 'site')), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!chromium)('a site made with JupyterLite', () => {
  test.each(['lab', 'notebooks'])('/%s shows a saved notebook with every figure, and nothing leaves the machine', async (app) => {
    const { page, context, outside, complaints } = await openPage(
      { browser, url: new URL(site.url).origin },
      `/${app}/index.html?path=saved.ipynb`,
      10_000
    );
    // The page offers no kernel that this notebook could run in.
    await page.locator('.jp-Dialog button:has-text("No Kernel")').click();
    const views = page.locator('.jp-Cell .jp-StillroomView');
    await expect.poll(() => views.count()).toBe(1 + everyView().length);
    await expect.poll(() => undrawn(page)).toEqual([]);
    await expect.poll(() => page.locator('.sr-Fallback-problem').count()).toBe(0);
    await page.locator('input[data-name=temperature]').first().focus();
    await page.keyboard.press('End');
    await expect.poll(() => page.locator('input[data-name=temperature]').first().getAttribute('aria-valuetext')).toBe('100');
    const violations = await axeViolations(page, '.jp-Cell .jp-StillroomView');
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);
    expect(outside, 'requests that leave the machine').toEqual([]);
    expect(
      complaints.filter((said) => !itsOwn.some((own) => own.test(said))),
      'console errors and warnings'
    ).toEqual([]);
    await context.close();
  });
});

function saved(): string {
  const record = exampleRecord({ epochs: 3 });
  return notebook([
    text('# Saved\n\n## As it was run'),
    run(1, 'run', viewToMimeBundle(computeRunView(record), { static: true, records: [record] })),
    ...everyView().map(([name, view], i) => run(i + 2, name, viewToMimeBundle(view, { static: false })))
  ]);
}

/** Pictures that have room and nothing drawn in it. */
function undrawn(page: Page): Promise<string[]> {
  return page
    .locator('.jp-Cell .jp-StillroomView .sr-Plot')
    .evaluateAll((plots) =>
      plots.filter((plot) => plot.clientWidth > 0 && !plot.querySelector('svg.main-svg')).map((plot) => plot.outerHTML)
    );
}
