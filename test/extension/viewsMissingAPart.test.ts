import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
// @ts-expect-error plain JavaScript, shared with the scripts
import { bundleForPage } from '../../scripts/bundleForPage.mjs';
import { chromium } from '../chromium';
import { startBrowser } from '../report/openReport';
import { everyView } from '../views/everyView';
import { viewsMissingAPart } from './viewsMissingAPart';
import type { operateAllControls } from './operateAllControls';

let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  if (!chromium) return;
  browser = await startBrowser();
  page = await browser.newPage({ viewport: { width: 900, height: 900 } });
  page.on('pageerror', (error) => complaints.push(error.stack ?? String(error)));
  page.on('console', (message) => complaints.push(message.text()));
  await page.setContent('<!doctype html><body data-jp-theme-light="true">');
  await page.addScriptTag({ content: (await bundleForPage(resolve(__dirname, 'operateAllControls.ts'), 'walked')) as string });
});

afterAll(() => browser?.close());

describe.skipIf(!chromium)('a view without one of its parts', () => {
  test.each(everyView())('%s: its tables open, its keys and buttons work, and nothing is thrown', async (_, view) => {
    const found: string[] = [];
    for (const [what, without] of [['whole', view] as const, ...viewsMissingAPart(view)]) {
      await page
        .evaluate(
          (given) =>
            (window as unknown as { walked: { operateAllControls: typeof operateAllControls } }).walked.operateAllControls(given),
          without
        )
        .catch((error: unknown) => complaints.push(String(error)));
      for (const complaint of complaints.splice(0)) found.push(`${what}: ${complaint}`);
    }
    expect(found).toEqual([]);
  });
});
