import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { chromium } from '../chromium';
import { bundle, execute, openLab, openNotebook, startLab, type Lab, type Opened } from '../lab';
import { exampleRecord } from '../views/exampleRecord';
import { replaceOutput } from './replaceOutput';
import { sampleViews } from './sampleViews';

const { run } = sampleViews();
let lab: Lab;
let opened: Opened;
let page: Page;
let notebook: Locator;
let tab: Locator;
let compared: Locator;

beforeAll(async () => {
  if (!chromium) return;
  lab = await startLab();
  mkdirSync(join(lab.files, 'runs'));
  for (const seed of [1, 2])
    writeFileSync(
      join(lab.files, `runs/${seed}.json`),
      JSON.stringify({ ...exampleRecord({ seed, epochs: 4 }), title: `run ${seed}` })
    );
  opened = await openLab(lab, 2000);
  ({ page } = opened);
  notebook = await openNotebook(page, lab.notebook('one.ipynb', [bundle(run)]));
  await notebook.locator('.scatterlayer .js-line').first().waitFor();
  await notebook.locator('.sr-Plot').first().click({ button: 'right' });
  await page.locator('.lm-Menu-item', { hasText: 'Open Figure in a Tab' }).click();
  tab = page.locator('[id^=stillroom-figure-]');
  await tab.locator('.scatterlayer .js-line').first().waitFor();
  await execute(page, 'stillroom:show-runs');
  for (const one of await page.locator('#stillroom-runs [data-name=select]').all()) await one.check();
  await page.locator('#stillroom-runs [data-name=compare]').click();
  compared = page.locator('.jp-StillroomCompared');
  await compared.locator('.scatterlayer .js-line').nth(1).waitFor();
  for (const place of [tab, compared])
    await place
      .locator('summary', { hasText: 'Numbers of the curves' })
      .first()
      .evaluate((one) => ((one.parentElement as HTMLDetailsElement).open = true));
});

afterAll(async () => {
  await lab?.stop();
});

afterEach(() => {
  expect(opened?.outside ?? [], 'requests that leave the machine').toEqual([]);
  expect(opened?.complaints ?? [], 'console errors and warnings').toEqual([]);
});

const soon = { timeout: 10_000 };

/** As a reader does, in the settings editor; what is shown there is the tab in front. */
async function set(values: { [name: string]: string }): Promise<void> {
  await execute(page, 'settingeditor:open', { query: 'Stillroom figures' });
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`.jp-SettingsPanel [id$="figures_${name}"]`);
    await field.waitFor();
    if (await field.evaluate((one) => one.tagName === 'SELECT')) await field.selectOption({ label: value });
    else await field.fill(value);
  }
  // The editor saves some time after the last key, and what is as it comes is not written down.
  const saved = () =>
    page.evaluate(async () => {
      const { raw } = (await (await fetch('/lab/api/settings/@stillroom/lab:figures')).json()) as { raw: string };
      return JSON.parse(raw) as { [name: string]: unknown };
    });
  const usual: { [name: string]: string } = { smoothing: '0', digits: '3' };
  for (const [name, value] of Object.entries(values))
    if (name !== 'palette') await expect.poll(async () => String((await saved())[name] ?? usual[name]), soon).toBe(value);
}

describe.skipIf(!chromium)('the settings of figures', () => {
  test.each(['a figure in a tab of its own', 'a comparison of runs'])(
    'reach %s that is open: palette, smoothing and digits',
    async (what) => {
      const place = what.startsWith('a figure') ? tab : compared;
      await set({ palette: 'Standard', smoothing: '0', digits: '3' });
      const look = () =>
        place.evaluate((node) => ({
          colour: node.querySelector('.sr-Legend-item line')!.getAttribute('stroke'),
          smoothing: node.querySelector<HTMLInputElement>('input[data-name=smoothing]')!.value,
          number: [...node.querySelectorAll('.sr-Details tbody td')]
            .map((cell) => cell.textContent!)
            .find((text) => /^\d\.\d\d+$/.test(text))
        }));
      await expect.poll(async () => (await look()).smoothing, soon).toBe('0');
      await expect.poll(async () => (await look()).number?.length ?? 9, soon).toBeLessThan(6);
      const before = await look();
      await set({ palette: 'Grey', smoothing: '0.5', digits: '6' });
      await expect.poll(async () => (await look()).smoothing, soon).toBe('0.5');
      await expect.poll(async () => (await look()).colour, soon).not.toBe(before.colour);
      await expect.poll(async () => (await look()).number?.length, soon).toBeGreaterThan(before.number!.length);
      const id = await place.evaluate((node) => node.closest('.jp-MainAreaWidget')!.id);
      await page.locator(`#jp-main-dock-panel .lm-TabBar-tab[data-id="${id}"]`).click();
      const line = place.locator('.scatterlayer .js-line').last();
      await expect.poll(() => line.evaluate((node) => node.style.stroke.match(/\d+/g)!.map(Number)), soon).toSatisfy(isGrey);
    }
  );

  test.each([
    [2, 4],
    [20, 15]
  ])('at most %i updates a second are drawn, the last one always', async (rate, least) => {
    await set({ updatesASecond: String(rate) });
    await execute(page, 'docmanager:open', { path: 'one.ipynb' });
    await page.evaluate(() => {
      const seen: number[] = [];
      (window as unknown as { seen: number[] }).seen = seen;
      const status = document.querySelector('.jp-NotebookPanel .sr-StatusLine')!;
      let before = '';
      new MutationObserver(() => {
        const says = status.textContent!;
        if (says !== before) seen.push(performance.now());
        before = says;
      }).observe(status, { childList: true, subtree: true, characterData: true, attributes: true });
    });
    // For three seconds.
    const updates = Array.from({ length: 100 }, (_, i) => ({ ...run, status: 'running', progress: (i + 1) / 200 }));
    await replaceOutput(page, updates, 30);
    await expect.poll(() => notebook.locator('.sr-StatusLine .sr-Note').textContent()).toBe('50 % of the epochs');
    const seen = await page.evaluate(() => (window as unknown as { seen: number[] }).seen);
    // Drawing takes longer at one time than at another; on the whole it makes no difference.
    const pauses = seen.slice(1).map((at, i) => at - seen[i]);
    expect(Math.min(...pauses)).toBeGreaterThan(700 / rate);
    expect((seen.at(-1)! - seen[0]) / pauses.length).toBeGreaterThan(970 / rate);
    expect(seen.length).toBeGreaterThanOrEqual(least);
  });
});

function isGrey([red, green, blue]: number[]): boolean {
  return red === green && green === blue;
}
