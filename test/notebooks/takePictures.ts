import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { execute } from '../lab';
import { cellAt } from './notebookInLab';

/** Writes quickstart.png and quickstart-dark.png: the run of this cell as JupyterLab shows it. */
export async function takePictures(page: Page, index: number, folder: string): Promise<void> {
  const before = page.viewportSize()!;
  await page.setViewportSize({ width: 1400, height: 1500 });
  await page.mouse.move(0, 0);
  const run = (await cellAt(page, index)).locator('.jp-StillroomView').last();
  for (const [theme, name] of [
    ['JupyterLab Dark', 'quickstart-dark.png'],
    ['JupyterLab Light', 'quickstart.png']
  ]) {
    await execute(page, 'apputils:change-theme', { theme });
    const top = () => run.evaluate((node) => node.scrollIntoView({ block: 'start' }));
    writeFileSync(join(folder, name), await still(page, top));
  }
  await page.setViewportSize(before);
}

/** The page when it has come to rest: two pictures of it are the same. */
async function still(page: Page, prepare: () => Promise<void>): Promise<Buffer> {
  let before: Buffer = Buffer.alloc(0);
  for (;;) {
    await prepare();
    await page.waitForTimeout(500);
    const now = await page.screenshot();
    if (now.equals(before)) return now;
    before = now;
  }
}
