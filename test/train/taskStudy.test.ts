import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { findTaskTransfer } from '../../src/assess/findings/findTaskTransfer';
import { computeComparison } from '../../src/assess/compare/computeComparison';
import { makeDataset } from '../../src/data/makeDataset';
import { split } from '../../src/data/split';
import { withHeads } from '../../src/models/heads/withHeads';
import { functionTeacher } from '../../src/teachers/functionTeacher';
import { adam } from '../../src/train/optimizers/adam';
import type { TaskStudyOptions } from '../../src/train/options';
import { severalTasks } from '../../src/train/severalTasks/severalTasks';
import { regression } from '../../src/train/task';
import { taskStudy } from '../../src/train/taskStudy';
import { train } from '../../src/train/train';
import { mulberry32 } from '../mulberry32';

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors, 'tensors left behind').toBe(before));

/** Two numbers that have nothing in common, for a trunk of one unit: the second, which counts little, has to give way. */
function conflict() {
  const draw = mulberry32(3);
  const x = Array.from({ length: 200 }, () => [2 * draw() - 1, 2 * draw() - 1]);
  const data = split(makeDataset({ x, targets: x.map(([a, b]) => [a, b]), targetNames: ['loud', 'quiet'] }), {
    test: 0.3,
    seed: 1
  });
  const task = severalTasks({ loud: regression(), quiet: regression() }, { weights: { quiet: 0.05 } });
  const student = (seed: number) => {
    const trunk = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: 'ones' })] });
    return withHeads(trunk, { heads: task.heads, train: data.train, seed });
  };
  const shared = { data, epochs: 12, batchSize: 16, optimizer: adam({ learningRate: 0.1 }), show: false };
  return { task, student, seeds: [1, 2, 3], ...shared } satisfies TaskStudyOptions;
}

test('taskStudy() finds the task that is predicted worse together than alone, and says by how much', async () => {
  const options = conflict();
  const study = await taskStudy(options);
  expect(study.comparison.models.map(({ name, seeds }) => [name, seeds])).toEqual([
    ['alone', 3],
    ['together', 3]
  ]);
  const [finding] = study.findings.filter(({ check }) => check === 'negativeTransfer');
  expect(finding.says).toMatch(/^quiet is predicted worse together than alone: R squared −[01]\.\d+ \(−[01]\.\d+ to −0\.\d+\)$/);
  expect(study.says).toContain(`Over 3 seeds: `);
  expect(study.says).toContain(finding.says);
  const difference = study.comparison.differences.find(({ metric }) => metric === 'quiet: rSquared')!;
  expect(difference).toMatchObject({ model: 'together', against: 'alone', verdict: 'worse' });
  expect(finding.value).toBe(difference.mean);
  expect(difference.low).toBeLessThan(difference.mean);
  expect(Object.keys(study.records.alone)).toEqual(['loud', 'quiet']);
  // A training alone is that of kd.train with one task.
  const model = options.student(2);
  const { student, seeds, task, ...shared } = options;
  const run = await train({ ...shared, student: model, task: task.only('quiet'), seed: 2 });
  expect(study.records.alone.quiet[1].history).toEqual(run.history);
  const [, estimates] = study.comparison.models.map((one) => one.estimates);
  expect(estimates).toHaveLength(2);
  model.dispose();
});

test('taskStudy({teacher}) distils all tasks together too', async () => {
  const teacher = functionTeacher((rows) => tf.clone(rows as tf.Tensor2D), { classes: 2 });
  const study = await taskStudy({ ...conflict(), teacher, seeds: 2, epochs: 2 });
  expect(study.comparison.models.map(({ name }) => name)).toEqual(['alone', 'together', 'distilled']);
  expect(study.comparison.differences.map(({ model, against }) => `${model} ${against}`)).toEqual([
    ...['together alone', 'distilled alone', 'together alone', 'distilled alone']
  ]);
  expect(study.records.distilled).toHaveLength(2);
  expect(Object.keys(study.records.distilled[0].setup.terms)).toContain('quiet: soft');
});

test('findTaskTransfer() says nothing of what cannot be told apart, and names the distilled student', async () => {
  const targets = [[1], [2], [3], [4], [5], [6], [7], [8]];
  const models = { alone: targets, distilled: targets.map(([one], i) => [one + (i % 2 ? 1 : -1)]), together: targets };
  const metrics = [{ ...regression().definition!.metrics[0] }];
  const comparison = await computeComparison({ models, of: 'distilled', against: ['alone'], targets, metrics });
  const [finding, ...rest] = findTaskTransfer(comparison, [{ name: 'price', metric: 'R squared' }]);
  expect(rest).toEqual([]);
  expect(finding.says).toMatch(/^price is predicted worse distilled together than alone: R squared −/);
  const same = await computeComparison({ models, of: 'together', against: ['alone'], targets, metrics });
  expect(findTaskTransfer(same, [{ name: 'price', metric: 'R squared' }])).toEqual([]);
});

test.each<[object, string]>([
  [{ task: regression() }, 'taskStudy: expected at least two tasks, got an object'],
  [{ task: severalTasks({ loud: regression() }) }, 'taskStudy: expected at least two tasks, got one'],
  [{ student: 3 }, 'taskStudy: expected student to be a function of the seed to a model, got 3'],
  [{ student: () => 3 }, 'taskStudy: expected student to build another model each time, got 3'],
  [{ terms: {} }, 'taskStudy: expected a teacher beside terms, got none'],
  [{ seeds: [1, 1] }, 'taskStudy: expected different seeds'],
  [{ folder: 'x' }, 'taskStudy: ']
])('taskStudy refuses %o', async (change, says) => {
  await expect(taskStudy({ ...conflict(), ...change })).rejects.toThrow(says);
});

test('taskStudy refuses train rows alone, and a model that it was given before, which stays with its owner', async () => {
  const options = conflict();
  const { validation: _, test: __, train: rows } = options.data;
  const few = { ...rows, x: rows.x.slice(0, 20), y: rows.y.slice(0, 10) };
  const train = { ...few, targets: { ...rows.targets!, values: rows.targets!.values.slice(0, 20) } };
  await expect(taskStudy({ ...options, data: { train } })).rejects.toThrow(
    'expected test or validation rows, got train rows alone'
  );
  const model = options.student(1);
  await expect(taskStudy({ ...options, epochs: 1, student: () => model })).rejects.toThrow('again, which has learnt already');
  expect(model.getWeights().every((weight) => !weight.isDisposed)).toBe(true);
  model.dispose();
});
