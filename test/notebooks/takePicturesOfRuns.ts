import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { execute } from '../startLab';
import { begin, finished, idle } from './notebookInLab';
import { inBothThemes } from './takeQuickstartPictures';

/** Six small distillations of real digits. */
const sweep = `const { tf } = kd
const digits = kd.mnist({ train: 8000, validation: 1000, test: 2000 })
const few = { ...digits, train: kd.mnist({ train: 2000 }).train }
const network = (seed: number, units: number) => kd.seeded(seed, () => tf.sequential({ name: \`net\${units}\`, layers: [
  tf.layers.dense({ units, activation: 'relu', inputShape: [784] }), tf.layers.dense({ units: 10 })] }))
const teacher = network(1, 400)
await kd.train({ student: teacher, data: digits, epochs: 4, show: false, title: 'The teacher, on labels alone' })
const distil = (temperature: number, epochs: number, title: string) => kd.distill({ teacher, student: network(2, 20), data: few, epochs, show: false, title,
  terms: { hard: { weight: 0.1, loss: kd.crossEntropy() }, soft: { weight: 0.9, loss: kd.softTargets({ temperature }) } } })
for (const temperature of [1, 2, 4, 8, 20])
  await kd.saveRecord(await distil(temperature, 15, \`Temperature \${temperature}, 20 units\`), \`runs/temperature-\${temperature}.run.json\`)`;

/**
 * Writes runs.png, the panel with runs of several temperatures and one that is paused, and comparedRuns.png, those runs over one another; and the dark
 * ones. All of them are trained for it.
 */
export async function takePicturesOfRuns(page: Page, folder: string): Promise<void> {
  await execute(page, 'stillroom:new-notebook');
  await idle(page);
  await begin(page, sweep);
  await finished(page, 240_000);
  await begin(page, "const long = await distil(4, 200, 'One that goes on')");
  await execute(page, 'stillroom:show-runs');
  const panel = page.locator('#stillroom-runs');
  await panel.locator('[data-name=refresh]').click();
  const row = (title: string) => panel.locator('.sr-RunRow', { hasText: title });
  const live = row('One that goes on');
  const far = () => live.locator('progress').evaluate((bar) => (bar as HTMLProgressElement).value);
  await expect.poll(far, { timeout: 120_000 }).toBeGreaterThan(0.2);
  await live.locator('[data-name=pause]').click();
  await live.locator('.sr-Status', { hasText: 'paused' }).waitFor();
  await expect.poll(() => row('runs/temperature').count(), { timeout: 60_000 }).toBe(5);
  for (const one of await row('runs/temperature').locator('[data-name=select]').all()) await one.check();
  await panel.locator('[data-name=compare]').click();
  const compared = page.locator('.jp-StillroomCompared');
  await compared.locator('.sr-Comparison .sr-Plot svg.main-svg').first().waitFor();
  await compared.locator('select[data-name=series]').selectOption('validation/accuracy');
  await inBothThemes(page, join(folder, 'comparedRuns'), compared);
  await inBothThemes(page, join(folder, 'runs'), panel, () =>
    panel.locator('.sr-RunList').evaluate((list) => void (list.scrollTop = 0))
  );
}
