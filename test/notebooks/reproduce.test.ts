import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readReport } from '../../src/deploy/readReport';
import { kindRenderers } from '../../src/views/kindRenderers';
import type { View } from '../../src/views/View';
import { escapeMarkup } from '../../src/views/words/escapeMarkup';
import { stillroomMime } from '../../src/views/bundle/MimeBundle';
import { chromium } from '../chromium';
import { startBrowser } from '../report/openReport';
import { schemaComplaint } from '../views/viewSchemas';
import type { CellJson } from './notebookInLab';
import { plantMarkedFiles } from './plantMarkedFiles';
import { pictureFiles, takeViewPictures } from './viewPictures';

const root = resolve(__dirname, '../..');
const reports = mkdtempSync(join(tmpdir(), 'stillroom-reports-'));
const names = readdirSync(join(root, 'notebooks'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ipynb') && !path.includes('.ipynb_checkpoints'))
  .map((path) => basename(path, '.ipynb'));

/** What cases/file-types reads in place of the files of the machine. */
const planted = plantMarkedFiles();
let said = '';
let browser: Browser;

beforeAll(async () => {
  const script = join(root, 'scripts/reproduce.mjs');
  said = await new Promise<string>((settle) => {
    const env = { ...process.env, FILE_TYPES_FOLDERS: planted.folder };
    execFile(process.execPath, [script, '--quick', '--to', reports], { env }, (error, stdout, stderr) =>
      settle(stdout + stderr + (error?.message ?? ''))
    );
  });
  if (chromium) browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  for (const folder of [reports, planted.folder]) rmSync(folder, { recursive: true, force: true });
});

describe.each(names)('reproduce executes %s', (name) => {
  const page = join(reports, `${name}.html`);

  test('every cell of it, without an error and without a word on stderr', () => {
    expect(said).toContain(`${name}  done in `);
    const { cells } = JSON.parse(readFileSync(join(reports, `${name}.ipynb`), 'utf8')) as { cells: CellJson[] };
    const code = cells.filter(({ cell_type: type }) => type === 'code');
    expect(code.map(({ execution_count: count }) => count)).toEqual(code.map((_, i) => i + 1));
    const outputs = code.flatMap((cell) => cell.outputs!);
    expect(outputs.filter((output) => output.output_type === 'error' || output.name === 'stderr')).toEqual([]);
  });

  test('with views that fit the schema of their kind', () => {
    const { cells } = JSON.parse(readFileSync(join(reports, `${name}.ipynb`), 'utf8')) as { cells: CellJson[] };
    const views = cells.flatMap(({ outputs = [] }) =>
      outputs.flatMap(({ data }) => (data?.[stillroomMime] ? [data[stillroomMime]] : []))
    );
    expect(views.length).toBeGreaterThan(2);
    expect(views.map(schemaComplaint).filter(Boolean)).toEqual([]);
  });

  test('to its conclusion in words, which stands in the page as well', () => {
    const { cells } = JSON.parse(readFileSync(join(reports, `${name}.ipynb`), 'utf8')) as { cells: CellJson[] };
    const last = cells.filter(({ cell_type: type }) => type === 'code').at(-1)!;
    const words = [last.outputs!.at(-1)!.data!['text/markdown']].flat().join('');
    expect(words).toMatch(/^- \*\*.+\*\* .*\d/);
    const start = /^- \*\*(.+?)\*\*/.exec(words)![1];
    expect(readFileSync(page, 'utf8')).toContain(`<strong>${start}</strong>`);
  });

  test('to outputs that GitHub can show: a picture, and HTML that needs neither script nor style', () => {
    const { cells } = JSON.parse(readFileSync(join(reports, `${name}.ipynb`), 'utf8')) as { cells: CellJson[] };
    const bundles = cells.flatMap((cell) => cell.outputs ?? []).flatMap(({ data }) => (data?.[stillroomMime] ? [data] : []));
    expect(bundles.length).toBeGreaterThan(0);
    for (const { [stillroomMime]: view, 'text/html': written, 'image/png': png } of bundles) {
      const html = [written].flat().join('');
      expect(html, view.title).not.toMatch(/<(?:script|style|link|iframe|object|svg)\b|\son\w+=|javascript:|https?:/i);
      // What hides or places something is in no style that it has: without them all is there.
      expect(html.match(/style="[^"]*"/g)?.filter((style) => /display|position|visibility|height: 0/.test(style)) ?? []).toEqual(
        []
      );
      expect(html).toContain(`<strong>${escapeMarkup(view.title)}.</strong>`);
      if (kindRenderers[view.kind as View['kind']].layout === null) continue;
      expect(Buffer.from([png].flat().join(''), 'base64').subarray(1, 4).toString(), view.title).toBe('PNG');
      if (view.kind !== 'claims') expect(html).toMatch(/<img src="data:image\/png;base64,[^"]+" [^>]*alt="[^"]{20,}/);
      expect(html).toMatch(/<th scope="col"/);
    }
  });

  test('to a report with its runs in it', async () => {
    const { notebook, records } = await readReport(page);
    expect(notebook).toBe(`${name}.ipynb`);
    if (name === 'quickstart') expect(records).toHaveLength(5);
  });

  test('to a page whose scripts, styles, pictures and frames are all in it', () => {
    const html = readFileSync(page, 'utf8');
    const fetched =
      /<(?:script|img|link|iframe|source|video|audio|object|embed|image|use)\b[^>]*?\b(?:src|href|data)\s*=\s*["']?(?!data:|#)[^"'\s>]+/gi;
    expect(html.match(fetched) ?? []).toEqual([]);
    expect(html.match(/url\(\s*["']?(?:https?:)?\/\/[^)]*/gi) ?? []).toEqual([]);
    expect(html.match(/@import\b[^;]*/gi) ?? []).toEqual([]);
  });

  test.skipIf(!chromium)('to a page that a browser opens without a request or a complaint', async () => {
    const shown = await browser.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    shown.on('request', (request) => requests.push(request.url()));
    shown.on('console', (message) => complaints.push(message.text()));
    shown.on('pageerror', (error) => complaints.push(String(error)));
    const url = pathToFileURL(page).href;
    await shown.goto(url, { waitUntil: 'networkidle' });
    expect(requests.filter((request) => request !== url && !/^(data|blob):/.test(request))).toEqual([]);
    expect(complaints).toEqual([]);
    const broken = await shown.locator('img').evaluateAll((all) => all.filter((one) => !(one as HTMLImageElement).naturalWidth));
    expect(broken).toEqual([]);
    await shown.close();
  });
});

test('file-types tells no name, path or byte of the files that it reads, neither in outputs and records nor in its report', () => {
  for (const end of ['ipynb', 'html']) {
    const text = readFileSync(join(reports, `file-types.${end}`), 'utf8');
    expect(text).toMatch(/\d+ files \(train\)/);
    for (const word of planted.words) expect(text.split('\n').filter((line) => line.includes(word))).toEqual([]);
  }
});

test.skipIf(!chromium)(
  'the reports of all of them draw every kind of view, light and dark: none is missing, empty or as wide as nothing',
  async () => {
    const taken = new Map<string, Buffer>();
    await takeViewPictures(browser, reports, 1, (file, png) => void taken.set(file, png));
    expect([...taken.keys()].sort()).toEqual([...pictureFiles].sort());
    for (const [file, png] of taken) {
      const { width, height } = await sharp(png).metadata();
      expect({ file, isWide: width > 600, isHigh: height > 60 }).toEqual({ file, isWide: true, isHigh: true });
      // Something is drawn, and on the ground of its scheme.
      const { channels, dominant } = await sharp(png).stats();
      expect(Math.max(...channels.map(({ stdev }) => stdev)), file).toBeGreaterThan(8);
      expect(dominant.r + dominant.g + dominant.b > 384, file).toBe(!file.endsWith('-dark.png'));
    }
  }
);
