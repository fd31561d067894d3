import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { borrowLab } from '../borrowLab';
import { chromium } from '../chromium';
import { bundle, execute, openLab, openNotebook, type Lab, type Opened } from '../startLab';
import { exampleRecord } from '../views/exampleRecord';
import { replaceNotebookOutput } from './replaceNotebookOutput';
import { exampleRunViews } from './exampleRunViews';

const { run } = exampleRunViews();
let lab: Lab;
let opened: Opened;
let page: Page;
let notebook: Locator;
let tab: Locator;
let compared: Locator;

beforeAll(async () => {
  if (!chromium) return;
  lab = await borrowLab();
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
    if (name !== 'palette') await expect.poll(async () => String((await saved())[name] ?? usual[name])).toBe(value);
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
      await expect.poll(async () => (await look()).smoothing).toBe('0');
      await expect.poll(async () => (await look()).number?.length ?? 9).toBeLessThan(6);
      const before = await look();
      await set({ palette: 'Grey', smoothing: '0.5', digits: '6' });
      await expect.poll(async () => (await look()).smoothing).toBe('0.5');
      await expect.poll(async () => (await look()).colour).not.toBe(before.colour);
      await expect.poll(async () => (await look()).number?.length).toBeGreaterThan(before.number!.length);
      const id = await place.evaluate((node) => node.closest('.jp-MainAreaWidget')!.id);
      await page.locator(`#jp-main-dock-panel .lm-TabBar-tab[data-id="${id}"]`).click();
      const line = place.locator('.scatterlayer .js-line').last();
      await expect.poll(() => line.evaluate((node) => node.style.stroke.match(/\d+/g)!.map(Number))).toSatisfy(isGrey);
    }
  );

  test('at most so many updates a second are drawn, the last one always', async () => {
    const [slow, quick] = [await drawnAt(2), await drawnAt(20)];
    for (const { rate, drawn, seconds } of [slow, quick]) expect(drawn).toBeLessThanOrEqual(1 + rate * seconds);
    expect(slow.drawn).toBeGreaterThan(1);
    expect(quick.drawn).toBeGreaterThan(slow.drawn);
  });

  /** A hundred updates in three seconds or more: how many were drawn, and in which time. */
  async function drawnAt(rate: number): Promise<{ rate: number; drawn: number; seconds: number }> {
    await set({ updatesASecond: String(rate) });
    await execute(page, 'docmanager:open', { path: 'one.ipynb' });
    await replaceNotebookOutput(page, [{ ...run, status: 'running', progress: 0 }]);
    const says = notebook.locator('.sr-StatusLine .sr-Note');
    await expect.poll(() => says.textContent()).toBe('0 % of all training');
    await page.evaluate(() => {
      const seen = { drawn: 0, begun: performance.now() };
      (window as unknown as { seen: typeof seen }).seen = seen;
      const status = document.querySelector('.jp-NotebookPanel .sr-StatusLine')!;
      let before = status.textContent;
      new MutationObserver(() => {
        if (status.textContent !== before) seen.drawn++;
        before = status.textContent;
      }).observe(status, { childList: true, subtree: true, characterData: true, attributes: true });
    });
    const updates = Array.from({ length: 100 }, (_, i) => ({ ...run, status: 'running', progress: (i + 1) / 200 }));
    await replaceNotebookOutput(page, updates, 30);
    await expect.poll(() => says.textContent()).toBe('50 % of all training');
    return page.evaluate((times) => {
      const { drawn, begun } = (window as unknown as { seen: { drawn: number; begun: number } }).seen;
      return { rate: times, drawn, seconds: (performance.now() - begun) / 1000 };
    }, rate);
  }
});

function isGrey([red, green, blue]: number[]): boolean {
  return red === green && green === blue;
}
