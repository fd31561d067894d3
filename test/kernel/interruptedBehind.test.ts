import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KernelUnderTest } from './kernelUnderTest';
import { shown, startKernel } from './kernelUnderTest';

/** The cell's own awaits can be rejected; what happens in promises that no `await` of it sees goes on unless it looks. */
const setting = `
const { setTimeout: after } = await import('node:timers/promises')
let turns = 0
const remote = (milliseconds: number) => (rows: any) => {
  turns++
  return after(milliseconds).then(() => Array.from({ length: rows.shape[0] }, () => Array(10).fill(0)))
}
const model = (units: number) => tf.sequential({ layers: [
  tf.layers.dense({ units, activation: 'relu', inputShape: [784] }), tf.layers.dense({ units: 10 })] })
const [teacher, student] = [kd.seeded(1, () => model(64)), kd.seeded(2, () => model(16))]
teacher.compile({ optimizer: 'sgd', loss: 'meanSquaredError' })
const digits = kd.mnist({ train: 2000, validation: 200, test: 500 })
const common = { baseline: false, show: false, epochs: 3000 } as const`;

let kernel: KernelUnderTest;
beforeAll(async () => {
  kernel = await startKernel();
  expect((await kernel.run(setting)).reply).toMatchObject({ status: 'ok' });
}, 120_000);
afterAll(() => kernel.close());

/** Each counts its turns; those that hold take two interrupts in one turn to be ended before they have looked. */
const work: Record<string, { code: string; interrupts?: number }> = {
  'kd.label': { code: 'kd.label(remote(20), digits.train, { batchSize: 2 })' },
  'kd.distill, labelling': { code: 'kd.distill({ teacher: remote(1500), student, data: digits, ...common })', interrupts: 2 },
  'model.fit': {
    code: `teacher.fit(tf.randomNormal([512, 784]), tf.zeros([512, 10]),
      { epochs: 3000, verbose: 0, callbacks: { onBatchEnd: () => { turns++; return after(1500) } } })`,
    interrupts: 2
  }
};

for (const [name, { code, interrupts }] of Object.entries(work)) {
  test(`an interrupted ${name} does not go on behind its cell`, { timeout: 60_000 }, async () => {
    const cell = `turns = 0; console.log('running'); await ${code}`;
    const { reply } = await kernel.run(cell, { interruptAt: 'running', interruptAfter: 0.3, interrupts });
    expect(reply.ename).toBe('KeyboardInterrupt');
    // What has begun may end.
    await kernel.run('await after(1600)');
    expect(shown(await kernel.run('const before = turns; await after(2000); [before > 0, turns - before]'))).toBe('[ true, 0 ]');
  });
}
