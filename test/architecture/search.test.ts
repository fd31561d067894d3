import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { parameters } from '../../src/architecture/cost/parameters';
import { macs } from '../../src/architecture/cost/macs';
import { earlySignals } from '../../src/architecture/front/earlySignals';
import { findFront } from '../../src/architecture/front/findFront';
import { search } from '../../src/architecture/search/search';
import type { ArchitectureSearchOptions } from '../../src/architecture/search/ArchitectureSearchOptions';
import { computeRankCorrelation } from '../../src/stats/computeRankCorrelation';
import { predict } from '../../src/metrics/predict';
import { scoreLogits } from '../../src/metrics/scoreLogits';
import { adam } from '../../src/train/optimizers';
import { asha, gridSearch } from '../../src/train/sweep/search';
import { choice } from '../../src/train/sweep/space';
import { train } from '../../src/train/train';
import { denseNetwork } from '../denseNetwork';
import { gaussianBlobs } from '../gaussianBlobs';

const data = {
  train: gaussianBlobs({ rows: 90, seed: 1 }),
  validation: gaussianBlobs({ rows: 120, seed: 2 }),
  test: gaussianBlobs({ rows: 60, seed: 3 })
};
const space = {
  parameters: { width: choice([1, 2, 3, 4, 6, 8, 50]), deep: choice([true, false]) },
  build: ({ width, deep }: { width: number; deep: boolean }, seed: number) =>
    denseNetwork([width, ...(deep ? [3] : []), 3], { seed, name: `student-${width}` })
};
let teacher: tf.LayersModel;
const options = (more: Partial<ArchitectureSearchOptions<typeof space.parameters>> = {}) => ({
  ...{ space, teacher, data, costs: [parameters({ atMost: 120 }), macs()], candidates: 8, epochs: 4, batchSize: 30 },
  ...{ optimizer: adam({ learningRate: 0.03 }), show: false },
  ...more
});

beforeAll(async () => {
  teacher = denseNetwork([16, 3], { seed: 9, name: 'teacher' });
  await train({ student: teacher, data, epochs: 10, batchSize: 30, optimizer: adam({ learningRate: 0.02 }), show: false });
});
afterAll(() => teacher.dispose());

test('kd.architecture.search trains what is within the budget, and scores the front alone on test rows; no tensor is left', async () => {
  const before = tf.memory().numTensors;
  const found = await search(options());
  expect(found.candidates).toHaveLength(8);
  expect(found.candidates.every(({ costs }) => costs.parameters <= 120 && costs['multiply-accumulates'] > 0)).toBe(true);
  expect(new Set(found.candidates.map(({ parameters: one }) => JSON.stringify(one))).size).toBe(8);
  const { drawn, repeated, overBudget } = found.drawn;
  expect(drawn - repeated - overBudget.parameters).toBeGreaterThanOrEqual(8);
  expect(found.candidates.map(({ isOnFront }) => isOnFront)).toEqual(findFront(found.points));
  expect(found.candidates.some(({ status }) => status === 'stopped')).toBe(true);
  expect(found.epochs).toBe(found.candidates.reduce((sum, { epochs }) => sum + epochs, 0));
  // No record has test rows; each student of the front has the scores of its own weights.
  expect(found.records.some((record) => 'test' in (record.scores.student ?? {}))).toBe(false);
  for (const { student, test: scored, accuracy } of found.front) {
    expect(scored).toEqual(scoreLogits({ student: await predict(student, data.test), labels: data.test.y }));
    const { accuracy: again } = scoreLogits({ student: await predict(student, data.validation), labels: data.validation.y });
    expect(again).toBe(accuracy);
  }
  expect(found.says).toContain('a little too high');
  expect(found.view!.groups[0].points).toHaveLength(8);
  found.front.forEach(({ student }) => student.dispose());
  expect(tf.memory().numTensors).toBe(before);
});

test('equal seeds give equal candidates and numbers, others do not', async () => {
  const [one, same, other] = [
    await search(options({ candidates: 4, seed: 5 })),
    await search(options({ candidates: 4, seed: 5 })),
    await search(options({ candidates: 4, seed: 6 }))
  ];
  const numbers = ({ candidates }: typeof one) => candidates.map((found) => [found.parameters, found.accuracy, found.epochs]);
  expect(numbers(same)).toEqual(numbers(one));
  expect(numbers(other)).not.toEqual(numbers(one));
  [one, same, other].forEach(({ front }) => front.forEach(({ student }) => student.dispose()));
});

describe('with a folder', () => {
  test('a search that has ended is read again with its costs and students, though a cost would now be another; another search is refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'search-'));
    let calls = 0;
    const unsteady = {
      ...parameters(),
      name: 'unsteady',
      measure: (models: readonly tf.LayersModel[]) => models.map((model) => model.countParams() + calls++)
    };
    const how = options({ folder, candidates: 3, epochs: 2, costs: [unsteady], scheduler: asha({ reductionFactor: 2 }) });
    const first = await search(how);
    const again = await search(how);
    expect(again.candidates).toEqual(first.candidates);
    const logits = (found: typeof first) => Promise.all(found.front.map(({ student }) => predict(student, data.test)));
    expect(await logits(again)).toEqual(await logits(first));
    expect(readdirSync(folder)).toContain('candidates.json');
    await expect(search({ ...how, epochs: 3 })).rejects.toThrow(
      /^architecture.search: expected the folder of a search with the same space/
    );
    writeFileSync(join(folder, 'candidates.json'), readFileSync(join(folder, 'candidates.json'), 'utf8').slice(0, 40));
    await expect(search(how)).rejects.toThrow(/^architecture.search: expected the folder of a search/);
    [first, again].forEach(({ front }) => front.forEach(({ student }) => student.dispose()));
  });
});

test('a grid is searched in its order, a student that cannot be trained is a failed candidate, and null stops none', async () => {
  const odd = {
    parameters: { width: choice([2, 3, 4]) },
    build: ({ width }: { width: number }, seed: number) => denseNetwork([width, width === 3 ? 2 : 3], { seed })
  };
  const found = await search({ ...options(), space: odd, search: gridSearch(), scheduler: null, candidates: 9, epochs: 2 });
  expect(found.candidates.map(({ parameters: { width }, status }) => [width, status])).toEqual([
    [2, 'done'],
    [3, 'failed'],
    [4, 'done']
  ]);
  expect(found.candidates[1]).toMatchObject({ accuracy: null, isOnFront: false });
  expect(found.candidates[1].error).toContain('expected');
  expect(found.says).toContain('fewer than the 9 that were asked for');
  found.front.forEach(({ student }) => student.dispose());
});

test('kd.architecture.earlySignals foretells by the rank correlation with the accuracy in the end, the larger the better', async () => {
  const searches = [await search(options({ scheduler: null, seed: 1 })), await search(options({ scheduler: null, seed: 2 }))];
  const records = searches.map((found) => found.records);
  const [kl, accuracy] = earlySignals(records, { epoch: 2, signals: ['teacherKl', 'accuracy'] });
  const rhos = records.map((some) =>
    computeRankCorrelation(
      some.map(({ history: { epoch, series } }) => -series['validation/teacherKl'][epoch.indexOf(2)]!),
      some.map(({ scores }) => (scores.student!.validation as { accuracy: number }).accuracy)
    )!
  );
  expect(kl.spearman.mean).toBeCloseTo((rhos[0] + rhos[1]) / 2, 12);
  expect(kl).toMatchObject({ signal: 'teacherKl', epoch: 2, candidates: 16, aboveFirst: null });
  expect(accuracy.aboveFirst!.mean).toBeCloseTo(accuracy.kendall.mean - kl.kendall.mean, 12);
  expect(() => earlySignals([records[0].slice(0, 2)])).toThrow(/^earlySignals: expected three students or more/);
  expect(() => earlySignals(records, { epoch: 9 })).toThrow(
    /^earlySignals: expected "teacherKl" to be measured .* after epoch 9/
  );
  expect(() => earlySignals(records, { signals: ['loss'] })).toThrow(/^earlySignals: expected "loss" to be measured/);
  expect(() => earlySignals(records[0] as never)).toThrow(/^earlySignals: expected a list of records for each search/);
  searches.forEach(({ front }) => front.forEach(({ student }) => student.dispose()));
});

test.each([
  [{ costs: [] }, /^architecture.search: expected costs to be a list of 1 to 10/],
  [{ costs: [parameters(), parameters()] }, /^architecture.search: expected costs with different names/],
  [{ costs: [parameters({ atMost: 2 })] }, /^architecture.search: expected an architecture within the budget, got none among/],
  [{ data: { train: data.train } }, /^architecture.search: expected data with train and validation rows/],
  [{ space: {} }, /^architecture.search: expected space to be {parameters, build}/],
  [{ scheduler: 'asha' }, /^architecture.search: expected scheduler to be a scheduler, a function of costs to one, or null/],
  [{ candidates: 0 }, /^architecture.search: expected candidates to be a whole number at least 1/],
  [{ earlySignal: 3 }, /^architecture.search: expected earlySignal to be a text/],
  [{ budget: 3 }, /^architecture.search: .*"budget"/]
])('kd.architecture.search refuses %o in words, and leaves no tensor', async (wrong, message) => {
  const before = tf.memory().numTensors;
  await expect(search({ ...options(), ...wrong } as never)).rejects.toThrow(message);
  expect(tf.memory().numTensors).toBe(before);
});
