import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, colourRules } from '../axeViolations';
import { chromium } from '../chromium';
import { startBrowser } from '../report/openReport';
import { brokenReferences } from './brokenReferences';
import { openPage } from './openPage';
import { readSite } from './readSite';
import { serveFolder } from '../serveFolder';

const root = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'stillroom-site-'));
const site = join(folder, 'site');
let read: ReturnType<typeof readSite>;

// As `npm run docs -- --to FOLDER` does after the set-up, which the tests have had.
beforeAll(() => {
  const program = `import { writeSite } from ${JSON.stringify(join(root, 'scripts/site/writeSite.mjs'))}; await writeSite(process.argv[1]);`;
  execFileSync(process.execPath, ['--input-type=module', '-e', program, site], { stdio: ['ignore', 'ignore', 'pipe'] });
  read = readSite(site);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What TypeDoc packs into a script: the index of the search, or the menu. */
function unpacked(file: string): unknown {
  const [, packed] = /"([^"]+)"/.exec(readFileSync(join(site, 'assets', file), 'utf8'))!;
  return JSON.parse(inflateSync(Buffer.from(packed, 'base64')).toString());
}

/** The addresses at any depth. */
function addressesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'path' || key === 'url' ? [inner as string] : addressesIn(inner)
  );
}

describe('npm run docs', () => {
  test('writes pages all of whose links lead somewhere, and which load nothing from elsewhere', () => {
    expect(read.pages.length).toBeGreaterThan(300);
    expect(brokenReferences(read)).toEqual([]);
  });

  test('finds a page for everything in the menu and in the search', () => {
    const addresses = [...addressesIn(unpacked('navigation.js')), ...addressesIn(unpacked('search.js'))];
    expect(addresses.length).toBeGreaterThan(600);
    const references = addresses.map((to) => ({ isLink: true, to }));
    expect(
      brokenReferences({
        ...read,
        pages: [...read.pages.map((page) => ({ ...page, references: [] })), { path: 'index.html', ids: new Set(), references }]
      })
    ).toEqual([]);
  });

  test('has a page for each name of docs/api.md that is exported, under a topic', () => {
    const api = readFileSync(join(root, 'docs/api.md'), 'utf8');
    const names = [...api.matchAll(/^export (?:declare )?(?:function|interface|type|const|class) (\w+)/gm)].map(
      ([, name]) => name
    );
    const paged = new Set(read.pages.map(({ path }) => /^\w+\/kd\.(\w+)\.html$/.exec(path)?.[1]));
    expect(names.length).toBeGreaterThan(250);
    expect(names.filter((name) => !paged.has(name))).toEqual([]);
    expect(JSON.stringify(unpacked('navigation.js'))).not.toContain('"Other"');
  });

  test('shows docstrings as they were written: no star and no underscore of a formula is taken for markup', () => {
    const marked = read.pages
      .filter(({ path }) => /^(functions|interfaces|types|variables)\//.test(path))
      .flatMap(({ path }) => readFileSync(join(site, path), 'utf8').match(/<(?:em|del|s)>[^<]*/g) ?? []);
    expect(marked).toEqual([]);
  });

  test('has every sample notebook as a page that leads back', () => {
    for (const name of ['quickstart', 'finance', 'medical', 'manufacturing', 'file-types', 'structure', 'tasks']) {
      const page = read.pages.find(({ path }) => path === `notebooks/${name}.html`)!;
      expect(page.references.map(({ to }) => to)).toContain('../index.html');
    }
  });
});

describe.skipIf(!chromium)('in a browser, opened from the disk', () => {
  const kinds = {
    'the first page': 'index.html',
    'all names by topic': 'modules/kd.html',
    'a function': 'functions/kd.softTargets.html',
    'a function with many options': 'functions/kd.study.html',
    'a type': 'interfaces/kd.RunRecord.html',
    'a namespace': 'modules/kd.metrics.html',
    'a guide': 'documents/Tables_and_XGBoost.html',
    'a page of wide tables': 'documents/The_kernel_measured.html',
    'a page of pictures': 'documents/Every_view_in_pictures.html',
    'the list of notebooks': 'documents/Notebooks.html',
    'a notebook': 'notebooks/quickstart.html'
  };
  let browser: Browser;
  beforeAll(async () => void (browser = await startBrowser()));
  afterAll(() => browser.close());

  test.each(Object.entries(kinds))(
    '%s asks for nothing else, is without fault for axe, light and dark, and fits a phone',
    async (_, path) => {
      const { page, requests, complaints } = await openPage(browser, site, path);
      expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
      await page.setViewportSize({ width: 360, height: 740 });
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await page.setViewportSize({ width: 1280, height: 900 });
      if (path !== 'index.html') await shorten(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const rules = colorScheme === 'light' ? undefined : colourRules;
        expect(await axeViolations(page, undefined, { rules }), colorScheme).toEqual([]);
      }
      await page.context().close();
    }
  );

  test('the first page leads to a forest that teaches a network by one link of the menu', async () => {
    const { page } = await openPage(browser, site, 'index.html');
    await page.getByRole('link', { name: 'Tables and XGBoost' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'from XGBoost to a small network' }).waitFor();
    await page.context().close();
  });

  test('the switch makes a page dark or light whatever the system says, its pictures too, also on the next page', async () => {
    const { page, complaints } = await openPage(browser, site, 'index.html', { colorScheme: 'light' });
    const shade = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    const picture = () => page.evaluate(() => document.querySelector<HTMLImageElement>('picture img')!.currentSrc);
    await expect.poll(picture).toMatch(/quickstart\.png$/);
    await page.locator('summary', { hasText: 'Settings' }).click();
    await page.getByLabel('Theme').selectOption('dark');
    await expect.poll(picture).toMatch(/quickstart-dark\.png$/);
    await expect.poll(shade).toBe('dark');
    await page.getByRole('link', { name: 'Images' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Images' }).waitFor();
    await expect.poll(shade).toBe('dark');
    await page.goto(new URL('../notebooks/quickstart.html', page.url()).href);
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const isLight = () => page.evaluate(() => document.body.dataset.jpThemeLight);
    await expect.poll(shade).toBe('dark');
    expect([await paper(), await isLight()]).toEqual(['rgb(20, 24, 29)', 'false']);
    expect(complaints).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.evaluate(() => localStorage.setItem('tsd-theme', 'light'));
    await page.reload();
    await expect
      .poll(async () => [await shade(), await paper(), await isLight()])
      .toEqual(['light', 'rgb(255, 255, 255)', 'true']);
    await page.evaluate(() => localStorage.setItem('tsd-theme', 'os'));
    await page.reload();
    await expect.poll(async () => [await paper(), await isLight()]).toEqual(['rgb(20, 24, 29)', 'false']);
    await page.context().close();
  });

  test.each([
    ['kd.xgboost', 'kd.xgboost'],
    ['softTargets', 'kd.softTargets'],
    ['earlyStopping', 'kd.XgboostOptions'],
    ['xgboost table', 'Tables and XGBoost'],
    ['readCsv: expected', 'kd.readCsv']
  ])('a search for "%s" finds %s, and is without fault for axe', async (words, found) => {
    const { page, complaints } = await openPage(browser, site, 'index.html');
    await search(page, words);
    await expect.poll(() => page.locator('#tsd-search-results a').allInnerTexts()).toContain(found);
    expect(complaints).toEqual([]);
    await shorten(page);
    expect(await axeViolations(page, '#tsd-search')).toEqual([]);
    await page.context().close();
  });

  test('all of it works below any address, as GitHub Pages serves it', async () => {
    const server = await serveFolder(site, '/any/where/');
    try {
      const { page, requests, complaints } = await openPage(browser, server.url, 'documents/Images.html');
      await search(page, 'study');
      await page.locator('#tsd-search-results a').getByText('kd.study', { exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'study' }).waitFor();
      expect({ requests, complaints, url: page.url() }).toEqual({
        requests: [],
        complaints: [],
        url: `${server.url}functions/kd.study.html`
      });
      await page.context().close();
    } finally {
      await server.stop();
    }
  });
});

/** Leaves out what axe takes long for without seeing anything new: the menu, which the first page is tried with, and all topics but three. */
async function shorten(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.querySelector('#tsd-nav-container')?.replaceChildren();
    for (const topic of [...document.querySelectorAll('.tsd-member-group')].slice(3)) topic.remove();
  });
}

async function search(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByPlaceholder('Search the docs').fill(words);
}
