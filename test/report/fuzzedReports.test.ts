import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { viewToMimeBundle } from '../../src/views/bundle/viewToMimeBundle';
import { computeRunView } from '../../src/views/run/computeRunView';
import { chromium } from '../chromium';
import { fuzzSeed, fuzzTimes } from '../seededFastCheck';
import { everyView } from '../views/everyView';
import { exampleRecord } from '../views/exampleRecord';
import { openReport, startBrowser } from './openReport';
import { notebook, run, text } from './writeReports';

const python = resolve(__dirname, '../../.venv/bin/python');
const folder = mkdtempSync(join(tmpdir(), 'stillroom-fuzzed-'));
const pages = join(folder, 'pages');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('of a notebook in which anything may be anything: a report is written, whatever it is', () => {
  mkdirSync(pages);
  writeFileSync(join(folder, 'every.ipynb'), everything());
  const script = [
    resolve(__dirname, 'fuzz_reports.py'),
    join(folder, 'every.ipynb'),
    pages,
    String(fuzzSeed),
    String(20 * fuzzTimes)
  ];
  const env = { ...process.env, JUPYTERLAB_SETTINGS_DIR: folder };
  expect(JSON.parse(execFileSync(python, script, { env, encoding: 'utf8' }))).toEqual([]);
  expect(readdirSync(pages)).toHaveLength(2);
});

test.skipIf(!chromium)('and nothing in it runs, asks or complains in a browser, its figures alive', async () => {
  const browser = await startBrowser();
  try {
    for (const name of readdirSync(pages)) {
      const { page, requests, complaints } = await openReport(browser, join(pages, name));
      // Those that no longer are what they were stay pictures and tables.
      for (const figure of await page.locator('[data-view]').all()) await figure.scrollIntoViewIfNeeded();
      await page.locator('.is-live .sr-Plot svg.main-svg').first().waitFor();
      const ran = await page.evaluate(() => [(window as { pwned?: number }).pwned, ({} as { polluted?: number }).polluted]);
      expect({ name, requests, complaints, ran }).toEqual({ name, requests: [], complaints: [], ran: [undefined, undefined] });
      await page.context().close();
    }
  } finally {
    await browser.close();
  }
});

/** A view of every kind, a record, and every other thing that a cell puts out. */
function everything(): string {
  const record = exampleRecord({ epochs: 2, classes: ['no', 'yes'] });
  const others = {
    'text/html': '<table><tr><td>1</td></tr></table>',
    'image/svg+xml': '<svg xmlns="http://www.w3.org/2000/svg"/>'
  };
  const printed = [
    { output_type: 'stream', name: 'stdout', text: 'hello' },
    { output_type: 'error', ename: 'TypeError', evalue: 'no', traceback: ['at 1'] }
  ];
  return notebook(
    [
      { ...text('# Title\n\n$x^2$ ![a](attachment:a.png)'), attachments: { 'a.png': { 'image/png': 'iVBORw0KGgo=' } } },
      run(1, 'run', viewToMimeBundle(computeRunView(record), { static: false, records: [record] })),
      ...everyView().map(([name, view], i) => run(i + 2, name, viewToMimeBundle(view, { static: false }))),
      run(
        30,
        'more',
        ...Object.entries({ ...others, 'text/markdown': '- **a** b', 'text/latex': '$x$' }).map(([mime, data]) => ({
          [mime]: data
        }))
      ),
      { ...run(31, 'printed'), outputs: printed }
    ],
    { title: 'x', stillroom: { language: 'en' }, kernelspec: { name: 'stillroom', display_name: 'TypeScript' } }
  );
}
