import { describe, expect, test } from 'vitest';
import * as kd from '../../src';
import { tf } from '../../src';
import { loanApplications } from '../models/students/loanApplications';
import reference from '../reference/metrics/correctionAndScores.json';

const { p, labels, three } = reference.probabilities;
const pairs = p.map((one) => [1 - one, one]);
const matrix = (rows: number[][]): kd.Matrix => ({
  rows: rows.length,
  columns: rows[0].length,
  values: Float32Array.from(rows.flat())
});

describe('metrics of probabilities equal scikit-learn', () => {
  const given: [string, () => kd.ProbabilitiesLike][] = [
    ['of class 1 in a list', () => p],
    ['of class 1 in a Float64Array', () => Float64Array.from(p)],
    ['in one column', () => p.map((one) => [one])],
    ['in two columns', () => pairs],
    ['in a matrix, as probabilities() gives them', () => matrix(pairs)]
  ];
  test.each(given)('%s', (_, make) => {
    const probabilities = make();
    expect(kd.rocAuc({ probabilities, labels })).toBeCloseTo(reference.probabilities.rocAuc, 12);
    expect(kd.averagePrecision({ probabilities, labels })).toBeCloseTo(reference.probabilities.averagePrecision, 12);
    expect(kd.brier({ probabilities, labels })).toBeCloseTo(reference.probabilities.brier, 6);
    expect(kd.rocAuc({ logits: kd.fromProbabilities(probabilities), labels })).toBeCloseTo(reference.probabilities.rocAuc, 12);
  });

  test("in a tensor, which stays the caller's, and of three classes", () => {
    const before = tf.memory().numTensors;
    const tensor = tf.tensor2d(three.p);
    expect(kd.negativeLogLikelihood({ probabilities: tensor, labels: three.labels })).toBeCloseTo(three.nll, 5);
    expect(kd.accuracy({ probabilities: three.p, labels: three.labels })).toBe(three.accuracy);
    tensor.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('that are 0 and 1 exactly, which count as nearly so', () => {
    expect(kd.rocAuc({ probabilities: [0, 0, 1, 1], labels: [0, 1, 0, 1] })).toBe(0.5);
    expect(kd.rocAuc({ probabilities: [1e-30, 2e-30], labels: [0, 1] })).toBe(1);
    expect(Number.isFinite(kd.negativeLogLikelihood({ probabilities: [[0, 1]], labels: [0] }))).toBe(true);
  });
});

test('rocAuc, reliability and subgroups take what probabilities() of a teacher gives', async () => {
  const data = loanApplications({ rows: 200 });
  const teacher = await kd.xgboost(data, { rounds: 5, earlyStopping: 0, folds: 2 });
  const probabilities = teacher.probabilities(data);
  const logits = teacher.predict(data);
  expect(kd.rocAuc({ probabilities, labels: data.y })).toBeCloseTo(kd.rocAuc({ logits, labels: data.y }), 12);
  const [one, other] = [kd.reliability({ probabilities, labels: data.y }), kd.reliability({ logits, labels: data.y })];
  expect(one.models[0].error).toBeCloseTo(other.models[0].error, 5);
  const of = Array.from(data.y, (_, row) => (row % 2 ? 'odd' : 'even'));
  const [{ subgroups }, { subgroups: same }] = [
    await kd.subgroups({ probabilities, labels: data.y, of, resamples: 100 }),
    await kd.subgroups({ logits, labels: data.y, of, resamples: 100 })
  ];
  expect(subgroups[1].models[0].estimates[0].mean).toBeCloseTo(same[1].models[0].estimates[0].mean, 12);
  teacher.dispose();
});

test('what are no probabilities is refused with what to give', () => {
  expect(() => kd.rocAuc({ probabilities: [2, -1], labels: [0, 1] })).toThrow(
    'rocAuc: expected probabilities from 0 to 1, got 2 in row 0; give what probabilities() returns, or logits: if these are logits'
  );
  expect(() => kd.rocAuc({ probabilities: [[0.5, 0.1]], labels: [0] })).toThrow(/row to sum to 1, got 0\.6 in row 0; /);
  expect(() => kd.rocAuc({ probabilities: pairs, logits: pairs, labels })).toThrow(
    'expected either logits or probabilities, got both'
  );
  expect(() => kd.rocAuc({ logits: pairs, labels })).toThrow(
    /got probabilities: .*; give their logarithms, kd\.fromProbabilities/
  );
  for (const bad of ['text', 7, null, [], [[]], [[0.5], [0.5, 0.5]], { rows: 1 }])
    expect(() => kd.fromProbabilities(bad as unknown as number[])).toThrow(/^fromProbabilities: expected /);
});
