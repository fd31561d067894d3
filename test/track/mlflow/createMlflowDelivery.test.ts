import { expect, test } from 'vitest';
import { createMlflowDelivery } from '../../../src/track/mlflow/createMlflowDelivery';
import { createMlflowNameCleaner } from '../../../src/track/mlflow/createMlflowNameCleaner';
import type { MlflowMetric, MlflowRun } from '../../../src/track/mlflow/MlflowRun';

const run: MlflowRun = { id: 'r', artifacts: '', lastSteps: new Map([['old', 3]]) };
const never = new AbortController().signal;
const metric = (key: string, step: number): MlflowMetric => ({ key, step, value: step, timestamp: 1 });

test('a delivery sends at most 1,000 numbers at once, in their order, and none that the server has', async () => {
  const batches: (readonly MlflowMetric[])[] = [];
  const delivery = createMlflowDelivery({
    open: async () => run,
    firstJobs: [],
    send: async (_, metrics) => void batches.push(metrics)
  });
  const all = Array.from({ length: 2500 }, (_, i) => metric('new', i));
  delivery.add(all);
  delivery.add([2, 3, 4].map((step) => metric('old', step)));
  expect(await delivery.end([], never)).toEqual({ numbers: 2503, lost: 0, lacks: [], failures: 0 });
  expect(batches.map(({ length }) => length)).toEqual([1000, 1000, 501]);
  expect(batches.flat()).toEqual([...all, metric('old', 4)]);
});

test('a delivery keeps 100,000 numbers for a server that is down, and says how many more there were', async () => {
  const failure = Object.assign(new Error('down'), { isPassing: true, isFinal: false, fix: '' });
  const delivery = createMlflowDelivery({ open: () => Promise.reject(failure), firstJobs: [], send: async () => undefined });
  for (let i = 0; i < 11; i++) delivery.add(Array.from({ length: 10_000 }, (_, step) => metric('a', step)));
  await new Promise(setImmediate);
  const outcome = await delivery.end([{ what: 'the end', do: async () => undefined }], AbortSignal.abort());
  expect(outcome).toMatchObject({ numbers: 110_000, lost: 110_000, lacks: ['the end'], first: failure });
});

test('what is refused by itself is left out, and the rest is sent', async () => {
  const sent: number[] = [];
  const refusal = Object.assign(new Error('status 400'), { isPassing: false, isFinal: false, fix: '' });
  const delivery = createMlflowDelivery({
    open: async () => run,
    firstJobs: [{ what: 'the settings', do: () => Promise.reject(refusal) }],
    async send(_, metrics) {
      if (metrics.length === 1000) throw refusal;
      sent.push(metrics.length);
    }
  });
  delivery.add(Array.from({ length: 1200 }, (_, i) => metric('a', i)));
  expect(await delivery.end([], never)).toMatchObject({ lost: 1000, lacks: ['the settings'], failures: 2 });
  expect(sent).toEqual([200]);
});

test('createMlflowNameCleaner() makes names that MLflow takes, and never one of two', () => {
  const clean = createMlflowNameCleaner();
  expect(['train/a b', 'gradientCosine/a and b', 'précision/x', '精度'].map(clean)).toEqual([
    ...['train/a b', 'gradientCosine/a and b', 'précision/x', '精度']
  ]);
  expect(['train/a:b', 'train/a*b', 'train/a:b', '/a//b/', '../x', ' '].map(clean)).toEqual([
    ...['train/a_b', 'train/a_b_2', 'train/a_b', '_/a/_/b/_', '_/x', '_']
  ]);
  const [long, longer] = ['x'.repeat(300), 'x'.repeat(301)].map(clean);
  expect([long.length, longer.length, long === longer]).toEqual([250, 250, false]);
});
