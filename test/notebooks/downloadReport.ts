import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Saves what File > Save and Export Notebook As > Stillroom report downloads under this path, and gives the name that it comes with. */
export async function downloadReport(page: Page, path: string): Promise<string> {
  const menu = page.getByRole('menu');
  await page.getByRole('menubar').getByRole('menuitem', { name: 'File', exact: true }).click();
  await menu.getByText('Save and Export Notebook As').click();
  await menu.getByRole('menuitem', { name: 'Markdown', exact: true }).waitFor();
  await expect.poll(() => menu.getByRole('menuitem', { name: 'Stillroom', exact: true }).count()).toBe(0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    menu.getByRole('menuitem', { name: 'Stillroom report', exact: true }).click()
  ]);
  await download.saveAs(path);
  return download.suggestedFilename();
}
