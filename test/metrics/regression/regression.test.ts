import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { compare } from '../../../src/assess/compare/compare';
import * as metrics from '../../../src/metrics';

const names = ['rootMeanSquaredError', 'meanAbsoluteError', 'rSquared'] as const;

type RegressionCase = { targets: number[][]; outputs: number[][]; counts: number[] } & {
  [name in (typeof names)[number]]: [all: number, counted: number];
};

const cases = JSON.parse(readFileSync(join(__dirname, '../../reference/metrics/regression.json'), 'utf8')) as RegressionCase[];

const labelsOf = ({ length }: unknown[]) => new Array<number>(length).fill(0);

test.each(names)('metrics.%s() is that of scikit-learn, also of rows that count several times', (name) => {
  for (const one of cases) {
    const ask = metrics[name]().prepare({ logits: one.outputs, labels: labelsOf(one.outputs), targets: one.targets });
    const [all, counted] = one[name];
    expect(ask() / all).toBeCloseTo(1, 10);
    expect(ask(one.counts) / counted).toBeCloseTo(1, 10);
  }
});

test('metrics.rSquared({target}) measures one of several targets; its mean over them is that of all', () => {
  const { outputs, targets } = cases[2];
  const ask = (target?: number) =>
    metrics.rSquared(target === undefined ? {} : { target }).prepare({ logits: outputs, labels: labelsOf(outputs), targets })();
  expect((ask(0) + ask(1) + ask(2)) / 3).toBeCloseTo(ask(), 12);
  expect(() => ask(3)).toThrow('rSquared: expected target to be below 3, got 3; count the targets from 0');
});

test('metrics.rSquared() of a target that is the same in all rows is NaN', () => {
  expect(metrics.rSquared().prepare({ logits: [[1], [2]], labels: [0, 0], targets: [3, 3] })()).toBeNaN();
});

test('metrics of numbers refuse targets that are missing, no numbers, or of another shape', () => {
  const ask = (targets: unknown) =>
    metrics.meanAbsoluteError().prepare({ logits: [[1], [2]], labels: [0, 0], targets: targets as never });
  expect(() => ask(undefined)).toThrow(
    'meanAbsoluteError: expected targets, got undefined; give the numbers to predict, [rows, targets]'
  );
  expect(() => ask([1, NaN])).toThrow('meanAbsoluteError: expected targets to be finite numbers, got NaN in row 1, target 0');
  expect(() => ask([1, 2, 3])).toThrow(/expected an output for each target, \[3, 1\], got \[2, 1\]/);
});

test('compare({targets}) has intervals of R squared and errors, and says which model is better', async () => {
  const [{ targets, outputs }] = cases;
  const near = outputs.map(([one], i) => [(one + 3 * targets[i][0]) / 4]);
  const compared = await compare({ models: { student: near, baseline: outputs }, targets, resamples: 300 });
  expect(compared.metrics.map(({ name }) => name)).toEqual(['rootMeanSquaredError', 'meanAbsoluteError', 'rSquared']);
  expect(compared.models[1].estimates[0].mean / cases[0].rootMeanSquaredError[0]).toBeCloseTo(1, 6);
  expect(compared.models[0].estimates[0].mean / cases[0].rootMeanSquaredError[0]).toBeCloseTo(0.25, 6);
  expect(compared.differences.map(({ verdict }) => verdict)).toEqual(['better', 'better', 'better']);
});

test('compare refuses labels beside targets, validation rows, and targets of other rows', async () => {
  const [{ targets, outputs }] = cases;
  const models = { student: outputs, baseline: outputs };
  await expect(compare({ models, targets, labels: labelsOf(outputs) })).rejects.toThrow(
    'expected either labels or targets, got both'
  );
  await expect(compare({ models, targets, validation: { labels: [0], models } })).rejects.toThrow(
    'no validation rows beside targets'
  );
  await expect(compare({ models, targets: targets.slice(1) })).rejects.toThrow('[40, 1], got [39, 1]');
});
