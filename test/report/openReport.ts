import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium as browsers, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { chromium } from '../chromium';

export interface OpenedReport {
  page: Page;
  /** Requests for anything but the file. */
  requests: string[];
  complaints: string[];
}

export function startBrowser(): Promise<Browser> {
  return browsers.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
}

export async function openReport(browser: Browser, path: string, options: BrowserContextOptions = {}): Promise<OpenedReport> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  context.setDefaultTimeout(300_000);
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  const url = pathToFileURL(path).href;
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== url && !/^(data|blob):/.test(request.url())) requests.push(request.url());
  });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url, { waitUntil: 'load' });
  return { page, requests, complaints };
}

/** Scrolls to every figure, so that each comes to life. */
export async function enliven(page: Page): Promise<void> {
  for (const figure of await page.locator('[data-view]').all()) {
    await figure.scrollIntoViewIfNeeded();
    await page.waitForFunction((node) => node!.classList.contains('is-live'), await figure.elementHandle());
  }
}

export const textOf = (path: string): string => readFileSync(path, 'utf8');
