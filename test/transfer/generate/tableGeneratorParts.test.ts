import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { createRandom } from '../../../src/stats/createRandom';
import { generatorInputsOfRows } from '../../../src/transfer/generate/drawGeneratorInputs';
import { encodeOneHot } from '../../../src/transfer/generate/encodeOneHot';
import { applyCalibration, calibrateTable } from '../../../src/transfer/generate/tables/calibrateTable';
import { createTableCritic } from '../../../src/transfer/generate/tables/createTableCritic';
import { decodeTable, fitTableEncoding } from '../../../src/transfer/generate/tables/fitTableEncoding';
import { findTableGeneratorProblems } from '../../../src/transfer/generate/tables/findTableGeneratorProblems';
import { createModeMask } from '../../../src/transfer/generate/tables/createModeMask';
import { computeMomentDistance, computeSecondMoments } from '../../../src/transfer/generate/tables/computeSecondMoments';
import { createTableNetwork } from '../../../src/transfer/generate/tables/createTableNetwork';
import { gradientPenalty } from '../../../src/transfer/generate/tables/createTableGanSteps';
import { mulberry32 } from '../../mulberry32';
import expected from '../../reference/transfer/tableGan.json';

const close = (one: tf.Tensor, other: number[]) =>
  Array.from(one.dataSync()).forEach((value, i) => expect(value).toBeCloseTo(other[i], 4));

test('createTableCritic: scores, slopes, the gradient penalty and its gradient in every variable, as PyTorch says', () => {
  const { width, classes, units, variables, ...reference } = expected.critic;
  const before = tf.memory().numTensors;
  const critic = createTableCritic({ width, classes, units, next: createRandom(1) });
  tf.tidy(() => {
    critic.variables.forEach((variable, i) => variable.assign(tf.tensor(variables[i].values, variables[i].shape)));
    const rows = tf.tensor2d(reference.rows, [6, width]);
    const labels = tf.tensor2d(reference.labels, [6, classes]);
    close(critic.scores(rows, labels), reference.scores);
    close(critic.slopes(rows, labels), reference.slopes);
    const kernels = [0, 2, 4];
    const penalty = () => gradientPenalty(critic, rows, labels) as tf.Scalar;
    const { value, grads } = tf.variableGrads(
      penalty,
      kernels.map((i) => critic.variables[i])
    );
    close(value, [reference.penalty]);
    for (const i of kernels) close(grads[critic.variables[i].name], variables[i].gradient);
    for (const i of [1, 3, 5]) expect(variables[i].gradient.every((one) => one === 0)).toBe(true);
  });
  tf.dispose(critic.variables);
  expect(tf.memory().numTensors).toBe(before);
});

test('computeSecondMoments, computeMomentDistance: with the gradient in the made rows, as PyTorch says', () => {
  const { width, classes, labels } = expected.critic;
  const { made, others, otherLabels, target, distance, gradient } = expected.moments;
  tf.tidy(() => {
    const moments = computeSecondMoments(tf.tensor2d(others, [20, width]), tf.tensor2d(otherLabels, [20, classes]));
    close(moments, target);
    const rows = tf.tensor2d(made, [6, width]);
    const of = (one: tf.Tensor) => computeMomentDistance(one as tf.Tensor2D, tf.tensor2d(labels, [6, classes]), moments);
    close(of(rows), [distance]);
    close(tf.grad(of)(rows), gradient);
  });
});

const next = mulberry32(1);
const x = Float32Array.from({ length: 3 * 200 }, (_, i) => [next() < 0.5 ? 0 : next(), Math.floor(3 * next()), next()][i % 3]);
const features = [
  { name: 'debt', kind: 'number' as const },
  { name: 'job', kind: 'category' as const, categories: ['a', 'b', 'c'] },
  { name: 'score', kind: 'number' as const }
];
const encoding = fitTableEncoding({ x, shape: [3], features });

test('createTableNetwork, createModeMask: the kinds of a column add up to 1, and masked its normal number is nearly 0 where its kind is another', () => {
  expect([encoding.normals, encoding.kinds]).toEqual([2, 2 + 3]);
  const network = createTableNetwork({ encoding, classes: 2, latent: 4, units: 8, next: createRandom(2) });
  tf.tidy(() => {
    const labels = encodeOneHot(
      Array.from({ length: 64 }, (_, i) => i % 2),
      2
    );
    const made = network.apply(generatorInputsOfRows(network, 0, 64, 7, labels)) as tf.Tensor2D;
    const [all, masked] = [made, createModeMask(encoding)(made)].map((one) => one.arraySync());
    masked.forEach(([debt, score, zero, other, ...jobs], row) => {
      expect(zero + other).toBeCloseTo(1, 5);
      expect(jobs.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
      expect(debt).toBeCloseTo(all[row][0] * other, 5);
      expect(score).toBe(all[row][1]);
    });
    expect(masked.some(([, , zero]) => zero > 0.9) && masked.some(([, , zero]) => zero < 0.1)).toBe(true);
  });
  tf.dispose(network.variables);
});

describe('calibrateTable', () => {
  const width = encoding.normals + encoding.kinds;
  const rows = 500;
  /** Made far from the real ones: large numbers, and one kind most of the time. */
  function make(seed: number): (label: number, count: number) => Promise<Float32Array> {
    const wrong = mulberry32(seed);
    return async (_, count) => {
      const encoded = new Float32Array(count * width);
      for (let at = 0; at < encoded.length; at += width) {
        const [zero, other, ...jobs] = [2, 0, 2, 1, -1].map((logit) => Math.exp((logit - Math.log(-Math.log(wrong()))) / 0.2));
        const shares = [[zero, other], jobs].flatMap((own) => own.map((one) => one / own.reduce((p, q) => p + q, 0)));
        encoded.set([3 + 0.1 * wrong(), 5 * wrong(), ...shares], at);
      }
      return encoded;
    };
  }

  test('made numbers get the quantiles of the real ones of their class and keep their order, kinds get the real shares', async () => {
    const y = Int32Array.from({ length: 200 }, (_, i) => i % 2);
    const calibrations = await calibrateTable({ encoding, data: { x, y, classes: ['a', 'b'] }, make: make(3), seed: 1 });
    const made = await make(4)(0, rows);
    const numbers = () => Array.from({ length: rows }, (_, row) => made[row * width + 1]);
    const before = numbers();
    applyCalibration(encoding, calibrations, made, new Int32Array(rows));
    const after = numbers();
    expect(Math.abs(after.reduce((a, b) => a + b, 0) / rows)).toBeLessThan(0.3);
    const order = [...before.keys()].sort((a, b) => before[a] - before[b]);
    order.forEach((row, i) => i && expect(after[row]).toBeGreaterThanOrEqual(after[order[i - 1]] - 1e-5));

    const decoded = decodeTable(encoding, made);
    const share = (values: Float32Array, c: number, value: number, isCounted = (_: number) => true) => {
      const own = values.filter((_, i) => i % 3 === c && isCounted(Math.floor(i / 3)));
      return own.filter((one) => one === value).length / own.length;
    };
    const isOfClass = (row: number) => y[row] === 0;
    for (const [c, value] of [
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 2]
    ])
      expect(Math.abs(share(decoded, c, value) - share(x, c, value, isOfClass))).toBeLessThan(0.08);
  });

  test('a class of few rows is left as it is made', async () => {
    const y = Int32Array.from({ length: 200 }, (_, i) => Number(i < 5));
    const calibrations = await calibrateTable({ encoding, data: { x, y, classes: ['a', 'b', 'none'] }, make: make(3), seed: 1 });
    const [made, same] = [await make(4)(0, rows), await make(4)(0, rows)];
    applyCalibration(encoding, calibrations, made, new Int32Array(rows).fill(1));
    expect(decodeTable(encoding, made)).toEqual(decodeTable(encoding, same));
    expect(calibrations[2]).toEqual(calibrations[1]);
  });
});

test('findTableGeneratorProblems: stopped early, classes without rows and with few', () => {
  const data = { name: 'd', x: new Float32Array(3), shape: [1], y: Int32Array.from([0, 0, 1]), classes: ['a', 'b', 'c'] };
  expect(findTableGeneratorProblems(data, 3, 4).map(({ check, value }) => [check, value])).toEqual([
    ['generatorStopped', 3],
    ['generatorClasses', 1],
    ['generatorFewRows', 2]
  ]);
  expect(findTableGeneratorProblems({ ...data, y: Int32Array.from({ length: 150 }, (_, i) => i % 3) }, 4, 4)).toEqual([]);
});
