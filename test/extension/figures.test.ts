import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, colourRules } from '../axeViolations';
import { chromium } from '../chromium';
import { brightness } from '../plottedFigure';
import { bundle, execute, openLab, openNotebook, restored, startLab, type Lab, type Opened } from '../startLab';
import { everyView } from '../views/everyView';
import { exampleRunViews } from './exampleRunViews';

const { lossCurves } = exampleRunViews();
const views = [lossCurves, ...everyView().map(([, view]) => view)];
const python = mkdtempSync(join(tmpdir(), 'stillroom-locale-'));
let lab: Lab;
let opened: Opened;
let page: Page;
let panel: Locator;

beforeAll(async () => {
  languagePack();
  lab = await startLab({ PYTHONPATH: [python, resolve(__dirname, '../../extension')].join(':') });
  opened = await openLab(lab, 3000);
  ({ page } = opened);
  await opened.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  panel = await openNotebook(page, lab.notebook('all.ipynb', views.map(bundle)));
  await panel.locator('.scatterlayer .js-line').first().waitFor();
});

afterAll(async () => {
  await lab?.stop();
  rmSync(python, { recursive: true, force: true });
});

afterEach(() => {
  expect(opened.outside, 'requests that leave the machine').toEqual([]);
  expect(opened.complaints, 'console errors and warnings').toEqual([]);
});

describe.skipIf(!chromium)('a figure in JupyterLab', () => {
  const first = () => panel.locator('.jp-StillroomView').first();

  async function choose(item: string) {
    await first().locator('.sr-Plot').first().click({ button: 'right' });
    await page.locator('.lm-Menu-item', { hasText: item }).click();
  }

  test('its context menu copies the data as CSV, with every point and digit', async () => {
    await choose('Copy Data as CSV');
    const lines = (await page.evaluate(() => navigator.clipboard.readText())).trim().split(/\r?\n/);
    expect(lines[0]).toBe('model,series,split,epoch,value');
    expect(lines).toHaveLength(1 + lossCurves.curves.reduce((sum, { epoch }) => sum + epoch.length, 0));
    const { epoch, value } = lossCurves.curves[0];
    expect(lines[1]).toBe(`student,train/hard,train,${epoch[0]},${value[0]}`);
  });

  test('its context menu saves the picture as SVG and PNG, with title and legend', async () => {
    const [svg] = await Promise.all([page.waitForEvent('download'), choose('Save Figure as SVG')]);
    expect(svg.suggestedFilename()).toBe('loss-curves.svg');
    const drawn = readFileSync(await svg.path(), 'utf8');
    for (const words of ['Loss curves', 'loss (nats)', 'baseline']) expect(drawn).toContain(words);
    const [png] = await Promise.all([page.waitForEvent('download'), choose('Save Figure as PNG')]);
    const bytes = readFileSync(await png.path());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    const width = await first()
      .locator('.sr-Plot')
      .first()
      .evaluate((node) => node.clientWidth);
    expect(bytes.readUInt32BE(16)).toBe(2 * width);
  });

  test('its points are gone through by arrow keys, and said', async () => {
    const plot = first().locator('.sr-Plot').first();
    await plot.focus();
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(() => plot.locator('[role=status]').textContent())
      .toMatch(/^epoch 0\.08333, student, loss \(nats\), \d\.\d+$/);
    await page.keyboard.press('End');
    await expect.poll(() => plot.locator('[role=status]').textContent()).toMatch(/^epoch 10, /);
    await page.keyboard.press('Escape');
    await expect.poll(() => plot.locator('[role=status]').textContent()).toBe('');
  });

  test('is left out of the report when its context menu says so, which the cell keeps', async () => {
    const kept = () =>
      page.evaluate(() => {
        const { shell } = (window as unknown as { jupyterapp: App }).jupyterapp;
        return shell.currentWidget.content.widgets[0].model.sharedModel.getMetadata().stillroom;
      });
    await choose('Show Output in the Report');
    expect(await kept()).toEqual({ report: false });
    await choose('Show Output in the Report');
    expect(await kept()).toBe(undefined);
  });

  test('has no violation in any kind of view, light, dark and in high contrast', async () => {
    for (const theme of ['JupyterLab Dark High Contrast', 'JupyterLab Dark', 'JupyterLab Light']) {
      await execute(page, 'apputils:change-theme', { theme });
      await page.waitForFunction((name) => document.body.dataset.jpThemeName === name, theme);
      const rules = theme === 'JupyterLab Light' ? undefined : colourRules;
      const violations = await axeViolations(page, '.jp-NotebookPanel .jp-StillroomView', { rules });
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${theme} ${id}: ${html.slice(0, 160)}`))).toEqual([]);
    }
  });

  test('takes the colours that the system forces', async () => {
    const fill = () =>
      first()
        .locator('.sr-Plot .ytitle')
        .first()
        .evaluate((node) => getComputedStyle(node).fill);
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
    await expect.poll(async () => brightness(await fill())).toBeGreaterThan(200);
    await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
    await expect.poll(async () => brightness(await fill())).toBeLessThan(120);
  });
});

describe.skipIf(!chromium)('JupyterLab with Stillroom', () => {
  test('has commands for notebooks and reports', async () => {
    const labels = await page.evaluate(() => {
      const { commands } = (window as unknown as { jupyterapp: App }).jupyterapp;
      return ['stillroom:new-notebook', 'stillroom:new-from-sample', 'stillroom:export-report'].map((id) => commands.label(id));
    });
    expect(labels).toEqual(['New Stillroom Notebook', 'New Notebook from a Sample…', 'Export Stillroom Report']);
  });

  test('a change in the settings editor reaches figures that are drawn; a wrong value is refused with a line', async () => {
    // Behind the settings it is hidden.
    const notebook = page.locator('.jp-NotebookPanel');
    const colour = () => notebook.locator('.sr-Legend-item line').first().getAttribute('stroke');
    const line = notebook.locator('.scatterlayer .js-line').first();
    const [before, drawn] = [await colour(), await line.evaluate((node) => node.style.stroke)];
    await execute(page, 'settingeditor:open', { query: 'Stillroom figures' });
    const setting = (name: string) => page.locator(`.jp-SettingsPanel [id$="figures_${name}"]`);
    await setting('palette').selectOption({ label: 'Grey' });
    await setting('smoothing').fill('0.5');
    await expect.poll(colour).not.toBe(before);
    await expect.poll(() => notebook.locator('input[data-name=smoothing]').first().inputValue()).toBe('0.5');
    await setting('digits').fill('99');
    await page.locator('.jp-SettingsPanel').getByText('must be <= 8').first().waitFor();
    await execute(page, 'docmanager:open', { path: 'all.ipynb' });
    await expect.poll(() => line.evaluate((node) => node.style.stroke)).not.toBe(drawn);
    await expect.poll(() => notebook.locator('.sr-Tile-value').first().textContent()).toMatch(/^\d+\.\d\d %$/);
  });

  test('opens a figure in a tab of its own, once, which is there again after each reload, without its notebook', async () => {
    const tabs = () => page.locator('#jp-main-dock-panel .lm-TabBar-tabLabel', { hasText: 'Loss curves' }).count();
    for (let i = 0; i < 2; i++) {
      await panel.locator('.sr-Plot').first().click({ button: 'right' });
      await page.locator('.lm-Menu-item', { hasText: 'Open Figure in a Tab' }).click();
      await expect.poll(tabs).toBe(1);
      await execute(page, 'docmanager:open', { path: 'all.ipynb' });
    }
    await execute(page, 'docmanager:save');
    await execute(page, 'application:close');
    for (let i = 0; i < 2; i++) {
      const saved = () => page.evaluate(async () => (await fetch('/lab/api/workspaces/default')).text());
      await expect.poll(async () => /"current": ?"stillroom-figures:/.test(await saved())).toBe(true);
      await page.reload();
      await restored(page);
      await page.locator('.jp-MainAreaWidget:not(.lm-mod-hidden) .jp-StillroomView .scatterlayer .js-line').first().waitFor();
      expect(await tabs()).toBe(1);
    }
    const violations = await axeViolations(page, '.jp-MainAreaWidget:not(.lm-mod-hidden)');
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  test('lists what it does in the command palette and under View > Stillroom', async () => {
    await page.getByRole('menubar').getByRole('menuitem', { name: 'View', exact: true }).click();
    await page.getByRole('menu').getByText('Stillroom', { exact: true }).hover();
    const labels = page.locator('#jp-mainmenu-view-stillroom .lm-Menu-itemLabel');
    await expect
      .poll(async () => (await labels.allTextContents()).filter(Boolean))
      .toEqual([
        'Show Runs',
        'Compare Selected Runs',
        'New Stillroom Notebook',
        'New Notebook from a Sample…',
        'Export Stillroom Report'
      ]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await execute(page, 'apputils:activate-command-palette');
    await page.locator('#modal-command-palette input').fill('stillroom');
    const listed = page.locator('#modal-command-palette .lm-CommandPalette-itemLabel');
    await expect
      .poll(() => listed.allTextContents())
      .toEqual(expect.arrayContaining(['Show Runs', 'Copy Data as CSV', 'Open Figure in a Tab', 'New Notebook from a Sample…']));
    await page.keyboard.press('Escape');
  });

  test('a card in the launcher opens a copy of the quickstart in its place', async () => {
    await execute(page, 'launcher:create');
    await page.locator('.jp-LauncherCard', { hasText: 'Stillroom Quickstart' }).click();
    await page.locator('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-RenderedMarkdown h1').waitFor();
    await expect.poll(() => page.locator('#jp-main-dock-panel .lm-TabBar-tabLabel').allTextContents()).not.toContain('Launcher');
    expect(existsSync(join(lab.files, 'quickstart.ipynb'))).toBe(true);
  });

  test('speaks Chinese when JupyterLab does', async () => {
    const catalogue = (await (await fetch(`${lab.url}/lab/api/translations/zh_CN`)).json()) as {
      data: { [domain: string]: object };
    };
    expect(Object.keys(catalogue.data.stillroom).length).toBeGreaterThan(200);
  });
});

interface App {
  commands: { label(id: string): string };
  shell: {
    currentWidget: { content: { widgets: { model: { sharedModel: { getMetadata(): { stillroom?: unknown } } } }[] } };
  };
}

/** JupyterLab asks for the translations of extensions in a language that it has a pack of itself: here one without a word of its own. */
function languagePack(): void {
  const files = {
    'pack_zh_cn/__init__.py': '',
    'pack_zh_cn-1.dist-info/METADATA': 'Metadata-Version: 2.1\nName: pack-zh-cn\nVersion: 1\n',
    'pack_zh_cn-1.dist-info/entry_points.txt': '[jupyterlab.languagepack]\nzh_CN = pack_zh_cn\n',
    'stillroom_locale-1.dist-info/METADATA': 'Metadata-Version: 2.1\nName: stillroom-locale\nVersion: 1\n',
    'stillroom_locale-1.dist-info/entry_points.txt': '[jupyterlab.locale]\nstillroom = stillroom_lab\n'
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(python, name, '..'), { recursive: true });
    writeFileSync(join(python, name), text);
  }
}
