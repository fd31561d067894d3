import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { SoftLabelsView } from '../../src/views/View';
import { softmaxAt } from '../../src/views/softLabels/softmaxAt';
import { expectBars } from '../plottedFigure';

/** Moves the temperature of the soft labels that this cell shows, by keyboard and back, and looks at the bars. */
export async function sliderMovesBars(page: Page, cell: Locator, { examples }: SoftLabelsView): Promise<void> {
  const { teacher, student } = examples[0];
  const slider = cell.locator('input[data-name=temperature]');
  await expectBars(cell, softmaxAt(teacher, 4), softmaxAt(student!, 4));
  await slider.focus();
  for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowLeft');
  const temperature = Number(await slider.getAttribute('aria-valuetext'));
  expect(temperature).toBeLessThan(3.5);
  await expectBars(cell, softmaxAt(teacher, temperature), softmaxAt(student!, temperature));
  await page.keyboard.press('End');
  await expectBars(cell, softmaxAt(teacher, 100), softmaxAt(student!, 100));
  await cell.locator('button[data-name=reset]').click();
  await expectBars(cell, softmaxAt(teacher, 4), softmaxAt(student!, 4));
}
