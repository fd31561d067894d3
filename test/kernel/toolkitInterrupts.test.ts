import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KernelUnderTest } from './kernelUnderTest';
import { shown, startKernel, streamed } from './kernelUnderTest';

const setting = `
const model = (units: number, name: string) => tf.sequential({ layers: [
  tf.layers.dense({ units, activation: 'relu', inputShape: [784], name }), tf.layers.dense({ units: 10, name: name + '-logits' })] })
const teacher = kd.seeded(1, () => model(64, 'inner'))
const small = kd.seeded(2, () => model(16, 'narrow'))
const student = (seed = 2) => kd.seeded(seed, () => model(16, 'narrow'))
const digits = kd.mnist({ train: 2000, validation: 200, test: 500 })
const draw = (rows: number, shift: number) => Array.from({ length: rows }, (_, i) => [0, 1, 2, 3].map((j) => Math.sin(i * 12.9 + j * 7.1) + shift))
const make = (x: number[][]) => kd.dataset({ x, y: x.map(([a, b]) => Number(a > b)), classes: 2 })
const [table, other] = [make(draw(6000, 0)), make(draw(6000, 0.1))]
const trees = await kd.xgboost(table, { rounds: 30, maxDepth: 3, show: false })
const leafStudent = kd.tabularStudent(table, { seed: 1 })
const slow = async (rows: any) => { await new Promise((done) => setTimeout(done, 100)); return tf.zeros([rows.shape[0], 10]) }
const common = { baseline: false, show: false } as const
const many = () => Array.from({ length: 20_000 }, (_, i) => [Math.sin(i), Math.cos(i)])
const labels = Array.from({ length: 20_000 }, (_, i) => i % 2)
const host = (globalThis as any)[Symbol.for('stillroom.host')]
let [looks, holds, held] = [0, 0, 0]
const look = () => { if (held >= holds && ++looks === 5) console.log('running') }
const { interrupted, throwIfInterrupted, hold } = host
host.interrupted = (since?: number) => { look(); return interrupted(since) }
host.throwIfInterrupted = (since?: number) => { look(); return throwIfInterrupted(since) }
host.hold = () => { held++; const release = hold(); return () => { held--; release() } }`;

/** Work for a minute and more each. The interrupt comes when it has looked for one a few times, so that it has begun. */
const long: Record<string, string> = {
  'kd.distill': 'await kd.distill({ teacher, student: small, data: digits, epochs: 3000, ...common })',
  'kd.train': 'await kd.train({ student: small, data: digits, epochs: 3000, show: false })',
  'kd.xgboost': 'await kd.xgboost(table, { rounds: 100_000, earlyStopping: 0, show: false })',
  'kd.label': 'await kd.label(slow, digits.train, { batchSize: 2 })',
  'kd.alignmentMap': 'await kd.alignmentMap({ teacher, student: small, x: digits.train, batchSize: 4, show: false })',
  'kd.labelSweep':
    'await kd.labelSweep({ teacher, student, data: digits, labels: [0, 10, 300], seeds: 50, epochs: 100, show: false })',
  'kd.study': 'await kd.study({ teacher, student, data: digits, seeds: 500, epochs: 20, show: false })',
  'kd.distillLeaves':
    'await kd.distillLeaves({ teacher: trees, student: leafStudent, data: table, epochs: 20_000, show: false })',
  'kd.privacy.train':
    'await kd.privacy.train({ student: small, data: digits.train, noiseMultiplier: 1, delta: 1e-4, epochs: 3000, show: false })',
  'kd.privacy.membershipAttack':
    'await kd.privacy.membershipAttack({ data: digits.train, shadows: 1000, train: async (rows: any, seed: number) => { const own = student(seed); await kd.train({ student: own, data: rows, epochs: 2, show: false }); return own }, show: false })',
  'kd.architecture.oneShot':
    'await kd.architecture.oneShot({ space: { parameters: { units: kd.choice([4, 8]) }, build: ({ units }: any, seed: number) => kd.seeded(seed, () => tf.sequential({ layers: [tf.layers.dense({ units, inputShape: [784], name: "first" }), tf.layers.dense({ units: 10, name: "last" })] })) }, largest: { units: 8 }, data: digits, costs: [kd.architecture.parameters()], epochs: 3000, show: false })',
  'kd.tableGenerator': 'await kd.tableGenerator({ data: table, steps: 1_000_000, show: false })',
  'kd.faithfulness':
    'await kd.faithfulness({ synthetic: make(draw(20_000, 0.1)), real: make(draw(20_000, 0)), teacher: (rows) => rows.slice([0, 0], [-1, 2]) })',
  'kd.compare':
    'await kd.compare({ models: { student: [many()], other: [many()] }, labels, metrics: [kd.metrics.rocAuc()], resamples: 100_000 })',
  'a loop of predictions': 'await (async () => { for (;;) tf.tidy(() => void teacher.predict(tf.randomNormal([256, 784]))) })()'
};

const returns = new Set([
  'kd.distill',
  'kd.train',
  'kd.distillLeaves',
  'kd.privacy.train',
  'kd.architecture.oneShot',
  'kd.tableGenerator'
]);
const needsAll = new Set(['kd.labelSweep', 'kd.study']);
/** How many hold when the training itself has begun: a sweep holds around its runs. */
const holds: Record<string, number> = {
  ...Object.fromEntries([...returns, ...needsAll].map((name) => [name, 1])),
  'kd.labelSweep': 2
};

let kernel: KernelUnderTest;
beforeAll(async () => {
  kernel = await startKernel();
  expect((await kernel.run(setting)).reply).toMatchObject({ status: 'ok' });
});
afterAll(() => kernel.close());

const tensors = async () => shown(await kernel.run('tf.memory().numTensors'));

for (const [name, code] of Object.entries(long)) {
  test(`an interrupt stops ${name} after its batch or round, and no tensor is left`, async () => {
    const before = await tensors();
    const begin = `;[looks, holds, held] = [0, ${holds[name] ?? 0}, 0]`;
    const cell = `${begin}\n{ const made: any = ${code}; console.log('returned', made.status); made.dispose?.() }`;
    const { reply, ...result } = await kernel.run(cell, { interruptAt: 'running' });
    // A run keeps what it has learnt and says that it was stopped; what is of no use half done ends in an error.
    if (returns.has(name)) expect(streamed({ reply, ...result })).toMatch(/^running\nreturned (stopped|undefined)\n$/);
    else if (needsAll.has(name)) expect(reply.evalue).toContain('got "stopped"');
    else expect(reply.ename).toBe('KeyboardInterrupt');
    // What it was doing may end a moment after its cell has.
    await expect.poll(tensors, { timeout: 120_000 }).toBe(before);
  });
}
