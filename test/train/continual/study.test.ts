import { expect, test } from 'vitest';
import * as kd from '../../../src';
import { leavesNoTensors, smallStream, studentFor } from './smallStream';

const { fineTuning, replay, reservoir, study } = kd.continual;
const strategies = { 'fine-tuning': fineTuning(), replay: replay({ memory: reservoir({ rows: 40 }) }) };
const quiet = { epochs: 4, batchSize: 16, optimizer: kd.adam({ learningRate: 0.1 }), show: false };
leavesNoTensors();

test('study() compares strategies with the first, seed by seed, from the same weights', async () => {
  const { accuracy, runs, says } = await study({
    ...quiet,
    student: studentFor,
    parts: smallStream(),
    strategies,
    seeds: [1, 2]
  });
  expect(accuracy).toMatchObject({ parts: ['0, 1', '2, 3'], seeds: 2, confidence: 0.95, control: 'fine-tuning' });
  const [control, kept] = accuracy.strategies;
  expect(control.gain).toBeUndefined();
  expect(runs.replay.map(({ initial }) => initial)).toEqual(runs['fine-tuning'].map(({ initial }) => initial));
  const averages = (name: string) => runs[name].map(({ summary }) => summary!.averageAccuracy);
  const gains = averages('replay').map((value, i) => value - averages('fine-tuning')[i]);
  const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
  expect(kept.averageAccuracy.mean).toBeCloseTo(mean(averages('replay')), 12);
  expect(kept.gain!.mean).toBeCloseTo(mean(gains), 12);
  expect(kept.gain!.mean).toBeGreaterThan(0.3);
  expect(kept.gain!.low!).toBeLessThan(kept.gain!.mean);
  expect(kept.memory).toEqual({ rows: 40, bytes: 960 });
  expect(kept.accuracy.length).toBe(3);
  expect(kept.accuracy[2][1]).toBeCloseTo(mean(runs.replay.map(({ accuracy: of }) => of[1][1])), 12);
  expect(kept.averageAccuracyGivenPart!.mean).toBeGreaterThanOrEqual(kept.averageAccuracy.mean);
  expect(says).toMatch(
    /^After 2 parts over 2 seeds the average accuracy is: fine-tuning \d+\.\d % \(.+\) and replay \d+\.\d % \(.+\)\.$/
  );
});

test('a run of the study is that of learn() with its seed', async () => {
  const parts = smallStream();
  const { runs } = await study({ ...quiet, epochs: 2, student: studentFor, parts, strategies, seeds: [5] });
  const student = kd.seeded(5, () => studentFor(5));
  const learnt = await kd.continual.learn({ ...quiet, epochs: 2, student, parts, strategy: strategies.replay, seed: 5 });
  student.dispose();
  expect(learnt.accuracy).toEqual(runs.replay[0].accuracy);
  expect(learnt.record.id).toBe(runs.replay[0].record.id);
});

test('study() refuses no strategies, and a student that has learnt already', async () => {
  const options = { ...quiet, parts: smallStream(), student: studentFor, strategies, seeds: 1 };
  await expect(study({ ...options, strategies: {} })).rejects.toThrow('continual.study: expected 1 to 50 strategies by name');
  await expect(study({ ...options, strategies: { a: 1 } as never })).rejects.toThrow(
    'strategies["a"]: expected a strategy, got 1'
  );
  await expect(study({ ...options, student: 3 as never })).rejects.toThrow('expected student to be a function of the seed');
  await expect(study({ ...options, student: () => 3 as never })).rejects.toThrow(
    'expected student to build another model each time, got 3'
  );
  const model = studentFor(1);
  await expect(study({ ...options, student: () => model })).rejects.toThrow('again, which has learnt already');
  expect(model.weights.length).toBe(2);
  model.dispose();
});
