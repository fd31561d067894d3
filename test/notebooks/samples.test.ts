import { afterAll, beforeAll, expect, test } from 'vitest';
import { execute, openLab, startLab, type Lab, type Opened } from '../lab';
import { idle } from './notebookInLab';
import { lookAtSamples } from './lookAtSamples';

let lab: Lab;
let opened: Opened;
beforeAll(async () => {
  lab = await startLab();
  opened = await openLab(lab, 1000, 1400);
  opened.context.setDefaultTimeout(20_000);
  opened.page.setDefaultTimeout(20_000);
});
afterAll(() => lab?.stop());
test('x', async () => {
  const { page } = opened;
  await execute(page, 'stillroom:new-notebook');
  await idle(page);
  setInterval(() => void page.screenshot({ path: '/tmp/look-scratch/now.png' }).catch(() => 0), 10_000);
  try {
    await lookAtSamples(page, lab);
  } finally {
    await page.screenshot({ path: '/tmp/look-scratch/end.png' });
    console.log(opened.complaints);
  }
  expect(opened.outside).toEqual([]);
});
