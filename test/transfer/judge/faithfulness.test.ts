import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import type { Dataset } from '../../../src/data/Dataset';
import { takeRows } from '../../../src/data/takeRows';
import { faithfulness } from '../../../src/transfer/judge/faithfulness';
import { balanceRows } from '../../../src/transfer/judge/balanceRows';
import { gaussianBlobs } from '../../gaussianBlobs';
import { generators } from './faultyGenerators';

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

const all = gaussianBlobs({ rows: 900, spread: 0.6 });
const first = (count: number, from = 0) => Array.from({ length: count }, (_, i) => from + i);
const real = takeRows(all, first(400));
const synthetic = takeRows(all, first(200, 400));
const heldOut = takeRows(all, first(300, 600));
/** The best that can be: twice the log density of each class, but for what they share. */
const teacher = (rows: tf.Tensor) =>
  tf.tidy(() => {
    const centres = tf.tensor2d([0, 1, 2].map((c) => first(4).map((f) => 1.5 * Math.sin(2.1 * c + 2 * f + 1))));
    return rows.as2D(rows.shape[0], 4).matMul(centres, false, true).mul(2).sub(centres.square().sum(1)) as tf.Tensor2D;
  });

describe('kd.faithfulness({synthetic, real, teacher})', () => {
  test('rows of the same source are as near to the real ones as these to each other', async () => {
    const found = await faithfulness({ synthetic, real, teacher, heldOut });
    expect(found.rows).toEqual({ synthetic: 198, real: 198 });
    expect(found.space).toBe('3 logits of teacher');
    for (const name of ['precision', 'recall', 'coverage'] as const) {
      expect(found[name].real).toBeGreaterThan(0.8);
      expect(Math.abs(found[name].synthetic! - found[name].real!)).toBeLessThan(0.12);
    }
    expect(found.frechet.synthetic).toBeLessThan(5 * found.frechet.real!);
    expect(found.trainOnSynthetic!.synthetic).toBeCloseTo(found.trainOnSynthetic!.real!, 1);
    expect(found.classBalance.asked.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
    expect(found.copies).toMatchObject({ rows: 0, nearest: [] });
  });

  test('each way to be wrong is seen in its number', async () => {
    const of = (name: keyof typeof generators, seed = 1) =>
      faithfulness({ synthetic: generators[name](synthetic, real, seed), real, teacher, heldOut });
    const noise = await of('noise');
    expect(noise.frechet.synthetic).toBeGreaterThan(5 * noise.frechet.real!);
    expect(noise.classBalance.seen).not.toEqual(noise.classBalance.asked);
    const collapsed = await of('collapsed');
    expect(collapsed.coverage.synthetic).toBeLessThan(0.3 * collapsed.coverage.real!);
    expect(collapsed.precision.synthetic).toBeGreaterThan(0.5);
    // A clear cloud of shuffled labels is given one class at a whim: one seed says nothing.
    const shuffled = await Promise.all([1, 2, 3, 4, 5, 6].map((seed) => of('shuffled', seed)));
    const right = shuffled.reduce((sum, { trainOnSynthetic }) => sum + trainOnSynthetic!.synthetic! / 6, 0);
    expect(right).toBeLessThan(0.8);
    expect(shuffled[0].coverage.synthetic).toBeCloseTo(shuffled[0].coverage.real!, 0);
    const copied = await of('copied');
    expect(copied.copies.rows).toBe(200);
    expect(copied.copies.median.synthetic).toBe(0);
  });

  test('other shares of classes are told by the class balance alone', async () => {
    const many = [0, 1, 2].flatMap((c) =>
      Array.from(synthetic.y.keys())
        .filter((row) => synthetic.y[row] === c)
        .slice(0, 20 * (c + 1))
    );
    const found = await faithfulness({ synthetic: takeRows(synthetic, many), real, teacher });
    expect(found.rows).toEqual({ synthetic: 120, real: 120 });
    expect(found.classBalance.asked.map((share) => Math.round(share * 6))).toEqual([1, 2, 3]);
    expect(Math.abs(found.coverage.synthetic! - found.coverage.real!)).toBeLessThan(0.12);
  });

  test('without labels of the real rows: the teacher sees their classes, and nothing real can be learnt', async () => {
    const unlabelled = { ...real, y: new Int32Array(400), unlabelled: true };
    expect((await faithfulness({ synthetic, real: unlabelled, teacher })).trainOnSynthetic).toBeNull();
    const { trainOnSynthetic, classBalance } = await faithfulness({ synthetic, real: unlabelled, teacher, heldOut });
    expect(trainOnSynthetic).toMatchObject({ real: null });
    expect(trainOnSynthetic!.synthetic).toBeGreaterThan(0.8);
    classBalance.real.forEach((share) => expect(share).toBeCloseTo(1 / 3, 1));
  });

  test('a handful of rows, one class and one row are measured as far as they can be', async () => {
    const five = await faithfulness({ synthetic: takeRows(synthetic, first(5)), real: takeRows(real, first(5)), teacher });
    expect(five.rows).toEqual({ synthetic: 2, real: 2 });
    const one = await faithfulness({ synthetic: takeRows(synthetic, [0]), real: takeRows(real, [0]), teacher });
    expect(one).toMatchObject({
      rows: { synthetic: 0, real: 0 },
      frechet: { synthetic: null, real: null },
      trainOnSynthetic: null
    });
    const ofFirst = ({ y }: Dataset) => Array.from(y.keys()).filter((row) => y[row] === 0);
    const single = await faithfulness({
      synthetic: takeRows(synthetic, ofFirst(synthetic)),
      real: takeRows(real, ofFirst(real)),
      teacher
    });
    expect(single.trainOnSynthetic).toBeNull();
    expect(single.precision.synthetic).toBeGreaterThan(0.8);
    const other = takeRows(
      real,
      Array.from(real.y.keys()).filter((row) => real.y[row] === 1)
    );
    expect(
      (await faithfulness({ synthetic: takeRows(synthetic, ofFirst(synthetic)), real: other, teacher })).rows.synthetic
    ).toBe(66);
  });

  test('the layer of a model is the space; the same seed gives the same numbers, another one other halves', async () => {
    const model = tf.sequential({
      layers: [tf.layers.dense({ name: 'wide', units: 6, activation: 'relu', inputShape: [4] }), tf.layers.dense({ units: 3 })]
    });
    const once = await faithfulness({ synthetic, real, teacher: model, seed: 1 });
    expect(once.space).toBe(`layer "wide" of ${model.name}, 6 numbers`);
    expect(await faithfulness({ synthetic, real, teacher: model, seed: 1 })).toEqual(once);
    expect((await faithfulness({ synthetic, real, teacher: model, seed: 2 })).frechet).not.toEqual(once.frechet);
    model.dispose();
  });

  test('rows that do not fit together, bad numbers and bad options are refused', async () => {
    const refused = (options: object, message: string) =>
      expect(faithfulness({ synthetic, real, teacher, ...options } as never)).rejects.toThrow(message);
    await refused({ heldOut: gaussianBlobs({ features: 2 }) }, 'heldOut to have the shape of real');
    await refused({ heldOut: { ...heldOut, unlabelled: true } }, 'expected heldOut to have labels');
    await refused({ synthetic: { ...synthetic, x: synthetic.x.map(() => NaN) } }, 'faithfulness: synthetic: expected finite');
    await refused({ synthetic: gaussianBlobs({ classes: 2 }) }, 'the classes of real');
    await refused({ neighbours: 0 }, 'neighbours');
    await refused({ seed: -1 }, 'seed');
    await refused({ layer: 'x' }, 'leave layer out');
    await refused({ teacher: (rows: tf.Tensor) => rows.mul(NaN).slice([0, 0], [-1, 3]) }, 'finite logits');
  });
});

test('balancedRows takes as many rows of each class three times, none of them twice', () => {
  const [ofSynthetic, ofReal] = [Int32Array.from([0, 0, 0, 1, 2, 2]), Int32Array.from([0, 0, 0, 0, 1, 1, 1, 3, 3])];
  const { synthetic: made, real: half, other } = balanceRows(ofSynthetic, ofReal, 7, 100);
  expect(made.map((row) => ofSynthetic[row])).toEqual([0, 0, 1]);
  expect(half.map((row) => ofReal[row])).toEqual([0, 0, 1]);
  expect(other.map((row) => ofReal[row])).toEqual([0, 0, 1]);
  expect(new Set([...half, ...other]).size).toBe(6);
  expect(balanceRows(ofSynthetic, ofReal, 7, 2).synthetic.length).toBe(2);
});
