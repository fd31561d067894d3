import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { execute } from '../lab';
import { cellAt } from './notebookInLab';

/** Writes quickstart.png and quickstart-dark.png: the run of this cell as JupyterLab shows it. */
export async function takePictures(page: Page, index: number, folder: string): Promise<void> {
  const before = page.viewportSize()!;
  await page.setViewportSize({ width: 1400, height: 1500 });
  const cell = await cellAt(page, index);
  for (const [theme, name] of [
    ['JupyterLab Dark', 'quickstart-dark.png'],
    ['JupyterLab Light', 'quickstart.png']
  ]) {
    await execute(page, 'apputils:change-theme', { theme });
    await cell
      .locator('.jp-StillroomView')
      .last()
      .evaluate((node) => node.scrollIntoView({ block: 'start' }));
    await page.waitForTimeout(1500);
    await page.screenshot({ path: join(folder, name) });
  }
  await page.setViewportSize(before);
}
