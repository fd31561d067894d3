import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KernelUnderTest } from './kernelUnderTest';
import { shown, startKernel } from './kernelUnderTest';

/** The cell's own awaits can be rejected; what happens in promises that no `await` of it sees goes on unless it looks. */
const setting = `
const { setTimeout: after, setImmediate: turn } = await import('node:timers/promises')
const host = (globalThis as any)[Symbol.for('stillroom.host')]
let [begun, ended] = [0, 0]
/** A piece of work that is under way when its cell is interrupted, and ends behind it. */
const work = () => new Promise<void>((done) => {
  const before = host.interruptions()
  if (++begun === 1) console.log('running')
  const timer = setInterval(() => {
    if (host.interruptions() === before) return
    clearInterval(timer)
    ended++
    done()
  }, 5)
})
const remote = (rows: any) => {
  const answer = Array.from({ length: rows.shape[0] }, () => Array(10).fill(0))
  return work().then(() => answer)
}
/** How often work was begun after all that was under way has ended. */
async function goneOn() {
  while (ended < begun) await after(5)
  const before = begun
  for (let i = 0; i < 100; i++) await turn()
  await after(100)
  return begun - before
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
});
afterAll(() => kernel.close());

/** Those that hold take two interrupts to be ended before they have looked. */
const pieces: Record<string, { code: string; interrupts?: number }> = {
  'kd.label': { code: 'kd.label(remote, digits.train, { batchSize: 2 })' },
  'kd.distill, labelling': { code: 'kd.distill({ teacher: remote, student, data: digits, ...common })', interrupts: 2 },
  'model.fit': {
    code: `teacher.fit(tf.randomNormal([512, 784]), tf.zeros([512, 10]),
      { epochs: 3000, verbose: 0, callbacks: { onBatchEnd: work } })`,
    interrupts: 2
  }
};

for (const [name, { code, interrupts }] of Object.entries(pieces)) {
  test(`an interrupted ${name} does not go on behind its cell`, async () => {
    const cell = `;[begun, ended] = [0, 0]; await ${code}`;
    const { reply } = await kernel.run(cell, { interruptAt: 'running', interrupts });
    expect(reply.ename).toBe('KeyboardInterrupt');
    expect(shown(await kernel.run('await goneOn()'))).toBe('0');
  });
}
