import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export interface OpenedPage {
  page: Page;
  /** Requests for anything outside the site. */
  requests: string[];
  complaints: string[];
}

/** Opens a page of a site: of a folder, or of the address at which it is served. */
export async function openPage(
  browser: Browser,
  site: string,
  path: string,
  options: BrowserContextOptions = {}
): Promise<OpenedPage> {
  const base = site.startsWith('http') ? site : pathToFileURL(join(site, '/')).href;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !/^(data|blob):/.test(request.url())) requests.push(request.url());
  });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(base + path, { waitUntil: 'load' });
  // TypeDoc shows a page when its menu is there.
  if (!path.startsWith('notebooks/')) await page.locator('#tsd-nav-container li').first().waitFor({ state: 'attached' });
  await page.locator('h1').first().waitFor();
  return { page, requests, complaints };
}
