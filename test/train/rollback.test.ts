import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as kd from '../../src/index';
import { tf } from '../../src/index';
import { createDivergenceDetector } from '../../src/train/loop/createDivergenceDetector';
import { gaussianBlobs } from '../gaussianBlobs';
import { denseNetwork } from '../denseNetwork';

const data = {
  train: gaussianBlobs({ rows: 160 }),
  validation: gaussianBlobs({ rows: 60, seed: 2 }),
  test: gaussianBlobs({ rows: 60, seed: 3 })
};

/** A rate that is good for two epochs and far too high for the third. */
const jump = () => kd.sgd({ learningRate: kd.step({ at: [2, 3], values: [0.05, 1e6, 0.05] }), momentum: 0.9 });

async function trained(options: Partial<kd.TrainOptions> = {}) {
  const student = denseNetwork([8, 3], { seed: 2, name: 'model' });
  try {
    return await kd.train({ student, data, epochs: 5, batchSize: 32, optimizer: jump(), show: false, ...options });
  } finally {
    student.dispose();
  }
}

const of = (record: kd.RunRecord, series: string) => record.history.series[series];

test('train({ rollback: true }) goes back once to the weights from before an epoch that diverges, and learns more slowly from there on', async () => {
  const before = tf.memory().numTensors;
  const [plain, record] = [await trained(), await trained({ rollback: true })];
  expect(tf.memory().numTensors).toBe(before);
  expect(plain.findings.some(({ check }) => check === 'rollback')).toBe(false);
  const found = record.findings.filter(({ check }) => check === 'rollback');
  expect(found.map(({ level, value }) => [level, value])).toEqual([['warning', 3]]);
  expect(found[0].says).toMatch(/^epoch 3 of model diverged \(.*\): weights and optimizer went back/);
  // The score at the end of the epoch is that of the epoch before.
  const ends = record.history.epoch.flatMap((epoch, i) => (Number.isInteger(epoch) ? [i] : []));
  const [, second, third] = ends.map((i) => of(record, 'validation/nll')[i]);
  expect(third).toBe(second);
  expect(ends).toHaveLength(5);
  expect(record.history.step.every((step, i, all) => i === 0 || step > all[i - 1])).toBe(true);
  expect(of(record, 'learningRate').at(-1)).toBeCloseTo(0.005, 12);
  expect(of(record, 'validation/nll').at(-1)!).toBeLessThan(of(plain, 'validation/nll').at(-1) ?? Infinity);
  expect(record.history.best?.epoch).not.toBe(3);
});

test('a run without rollback is the same as one that may go back and does not', async () => {
  const optimizer = kd.sgd({ learningRate: 0.05 });
  const [plain, ready] = [await trained({ optimizer }), await trained({ optimizer, rollback: { factor: 0.5, above: 4 } })];
  const numbers = ({ stamp: _, ...rest }: kd.RunRecord) => rest;
  expect(numbers(ready)).toEqual(numbers(plain));
});

test('a run goes back once: an epoch that is not finite after that ends it as failed', async () => {
  const optimizer = kd.sgd({ learningRate: 1e30 });
  const record = await trained({ optimizer, rollback: { factor: 1 } });
  expect(record.findings.filter(({ check }) => check === 'rollback')).toHaveLength(1);
  expect([record.status, record.error]).toEqual(['failed', expect.stringMatching(/expected finite losses, got .* \(epoch 2\)/)]);
});

test('kd.resume ends in the same record if the run went back before the break, or goes back after it', async () => {
  const whole = await trained({ rollback: true });
  for (const points of [7, 12, 17]) {
    const folder = join(mkdtempSync(join(tmpdir(), 'rollback-')), 'run');
    const stop = new AbortController();
    let told = 0;
    const onEvent = ({ type }: kd.RunEvent) => void (type === 'point' && ++told === points && stop.abort());
    await trained({ rollback: true, folder, signal: stop.signal, onEvent });
    const student = denseNetwork([8, 3], { seed: 9, name: 'model' });
    const { stamp, ...record } = await kd.resume(folder, { student, data, optimizer: jump(), show: false });
    student.dispose();
    expect(stamp.resumed).toHaveLength(1);
    expect({ ...record, stamp: whole.stamp }).toEqual(whole);
  }
});

test('train refuses a rollback that is not one', async () => {
  await expect(trained({ rollback: { factor: 0 } })).rejects.toThrow(/^train: rollback: expected factor to be/);
  await expect(trained({ rollback: { above: 1 } })).rejects.toThrow(/^train: rollback: expected above to be/);
  await expect(trained({ rollback: { times: 2 } as object })).rejects.toThrow(
    /^train: rollback: expected options among factor, above/
  );
});

test('divergence() compares the mean loss of an epoch with that of the epoch before, the first one with its first loss', () => {
  const watch = createDivergenceDetector();
  watch.beginStage();
  const epoch = (...losses: number[]) => {
    losses.forEach(watch.add);
    return watch.endEpoch(4);
  };
  expect(epoch(2, 1, 1)).toBeNull();
  expect(epoch(5, 5)).toBeNull();
  expect(epoch(20, 22)).toBe('a mean loss of 21.0 after 5.00');
  expect(epoch(19)).toBeNull();
  watch.beginStage();
  expect(epoch(100, 90)).toBeNull();
  expect(watch.state()).toEqual({ mean: 0, steps: 0, before: 95, rolledBack: false });
});
