import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { execute } from '../startLab';
import { cellAt } from './notebookInLab';
import { writePalettePng } from './writePalettePng';

/** Writes quickstart.png and quickstart-dark.png: a run in the notebook, and beside it the soft labels in a view of their own. */
export async function takeQuickstartPictures(
  page: Page,
  cells: { run: number; softLabels: number },
  folder: string
): Promise<void> {
  const before = page.viewportSize()!;
  await page.setViewportSize({ width: 1400, height: 1250 });
  await (await cellAt(page, cells.softLabels)).locator('.jp-InputPrompt').click();
  await execute(page, 'notebook:create-output-view');
  await page.evaluate(() => {
    const { shell } = (window as unknown as { jupyterapp: { shell: Shell } }).jupyterapp;
    const [notebook, view] = [...shell.widgets('main')];
    shell.add(view, 'main', { mode: 'split-right', ref: notebook.id });
  });
  const beside = page.locator('.jp-LinkedOutputView');
  await beside.locator('.heatmaplayer image').waitFor();
  const run = (await cellAt(page, cells.run)).locator('.jp-StillroomView').last();
  await inBothThemes(page, join(folder, 'quickstart'), page, () =>
    run.evaluate((node) => node.scrollIntoView({ block: 'start' }))
  );
  await page
    .locator('.lm-DockPanel-tabBar .lm-TabBar-tab', { hasText: 'Output View' })
    .locator('.lm-TabBar-tabCloseIcon')
    .click();
  await page.setViewportSize(before);
}

/** Writes NAME.png and NAME-dark.png: the page or a part of it, when it has come to rest in the light theme and in the dark one. */
export async function inBothThemes(
  page: Page,
  name: string,
  of: Page | Locator,
  prepare = () => Promise.resolve()
): Promise<void> {
  for (const [theme, suffix] of [
    ['JupyterLab Dark', '-dark'],
    ['JupyterLab Light', '']
  ]) {
    await execute(page, 'apputils:change-theme', { theme });
    await page.mouse.move(0, 0);
    await writePalettePng(`${name}${suffix}.png`, await still(page, of, prepare));
  }
}

interface Shell {
  widgets(area: 'main'): Iterable<{ id: string }>;
  add(widget: object, area: 'main', options: { mode: 'split-right'; ref: string }): void;
}

/** The page when it has come to rest: two pictures of it are the same. */
async function still(page: Page, of: Page | Locator, prepare: () => Promise<void>): Promise<Buffer> {
  let before: Buffer = Buffer.alloc(0);
  for (;;) {
    await prepare();
    await page.waitForTimeout(500);
    const now = await of.screenshot();
    if (now.equals(before)) return now;
    before = now;
  }
}
