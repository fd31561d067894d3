import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { batches } from '../../src/data/order/batches';
import { mixSeeds, createRandom, shuffle } from '../../src/stats/createRandom';
import { withSeededRandom } from '../../src/data/withSeededRandom';

describe('random', () => {
  test('random(seed) repeats itself and differs from the next seed', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, createRandom(seed));
    expect(draw(7)).toEqual(draw(7));
    expect(new Set([0, 1, 2, 2 ** 32, 2 ** 40].map((seed) => draw(seed)[0])).size).toBe(5);
  });

  test('it is uniform: mean, variance, neighbours and 16 equal bins of 100,000 numbers', () => {
    const next = createRandom(3);
    const numbers = Array.from({ length: 100_000 }, next);
    const mean = numbers.reduce((a, b) => a + b) / numbers.length;
    const centred = numbers.map((v) => v - mean);
    const variance = centred.reduce((sum, v) => sum + v * v, 0) / numbers.length;
    const neighbours = centred.slice(1).reduce((sum, v, i) => sum + v * centred[i], 0) / numbers.length / variance;
    expect(mean).toBeCloseTo(0.5, 2);
    expect(variance).toBeCloseTo(1 / 12, 2);
    expect(Math.abs(neighbours)).toBeLessThan(0.013);
    const bins = new Array<number>(16).fill(0);
    for (const v of numbers) bins[Math.floor(v * 16)]++;
    // Chi-squared with 15 degrees of freedom: above 37.7 in one of a thousand seeds.
    expect(bins.reduce((sum, n) => sum + (n - 6250) ** 2 / 6250, 0)).toBeLessThan(37.7);
  });

  test('shuffle keeps every value, and puts each in each place equally often', () => {
    const next = createRandom(5);
    const seen = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
    for (let i = 0; i < 4000; i++) shuffle([0, 1, 2, 3], next).forEach((value, place) => seen[place][value]++);
    for (const row of seen) for (const count of row) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  test('mixSeeds(a, b) tells (0, 1) from (1, 0)', () => {
    expect(mixSeeds(0, 1)).not.toBe(mixSeeds(1, 0));
    expect(new Set(Array.from({ length: 1000 }, (_, i) => mixSeeds(i % 10, Math.floor(i / 10)))).size).toBe(1000);
  });

  test.each([NaN, -1, 0.5, '1'])('random(%s) is refused', (seed) => {
    expect(() => createRandom(seed as number)).toThrow('random: expected seed to be a whole number at least 0');
  });
});

describe('seeded', () => {
  const initializers = [
    'glorotNormal',
    'glorotUniform',
    'heNormal',
    'heUniform',
    'leCunNormal',
    'orthogonal',
    'randomNormal',
    'randomUniform',
    'truncatedNormal'
  ];
  const weightsOf = (initializer: string) => () =>
    tf.tidy(() => {
      const layer = tf.layers.dense({ units: 6, inputShape: [5], kernelInitializer: initializer as 'zeros' });
      const model = tf.sequential({ layers: [layer] });
      const weights = Array.from(layer.getWeights()[0].dataSync());
      model.dispose();
      return weights;
    });

  test.each(initializers)('seeded(1, build) gives equal models with %s, and another seed others', (initializer) => {
    expect(withSeededRandom(1, weightsOf(initializer))).toEqual(withSeededRandom(1, weightsOf(initializer)));
    expect(withSeededRandom(1, weightsOf(initializer))).not.toEqual(withSeededRandom(2, weightsOf(initializer)));
  });

  test('dropout inside it drops the same units', () => {
    const dropout = tf.layers.dropout({ rate: 0.5 });
    const drop = () => tf.tidy(() => Array.from((dropout.apply(tf.ones([4, 8]), { training: true }) as tf.Tensor).dataSync()));
    expect(withSeededRandom(1, drop)).toEqual(withSeededRandom(1, drop));
    expect(withSeededRandom(1, drop)).not.toEqual(withSeededRandom(2, drop));
  });

  test('Math.random is its own again afterwards, after an error and inside another seeded too', () => {
    const own = Math.random;
    withSeededRandom(1, () => withSeededRandom(2, () => Math.random()));
    expect(Math.random).toBe(own);
    expect(() =>
      withSeededRandom(1, () => {
        throw new Error('no');
      })
    ).toThrow('no');
    expect(Math.random).toBe(own);
    const outer = withSeededRandom(1, () => [Math.random(), withSeededRandom(9, () => Math.random()), Math.random()]);
    expect([outer[0], outer[2]]).toEqual(withSeededRandom(1, () => [Math.random(), Math.random()]));
  });

  test('an asynchronous build is refused', () => {
    expect(() => withSeededRandom(1, async () => 1)).toThrow('seeded: expected build to be a synchronous function');
    expect(() => withSeededRandom(1, () => Promise.resolve(1))).toThrow('got one that returns a promise');
  });
});

describe('batches', () => {
  test('batches(rows, {batchSize}) names every row once', () => {
    const rows = [...batches(10, { batchSize: 4, seed: 1 })];
    expect(rows.map((batch) => batch.length)).toEqual([4, 4, 2]);
    expect(rows.flatMap((batch) => [...batch]).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('seed and epoch decide the order, and nothing else does', () => {
    const order = (seed: number, epoch: number, batchSize = 7) =>
      [...batches(50, { batchSize, seed, epoch })].flatMap((batch) => [...batch]);
    expect(order(1, 0)).toEqual(order(1, 0));
    expect(order(1, 0)).toEqual(order(1, 0, 13));
    expect(order(1, 0)).not.toEqual(order(1, 1));
    expect(order(1, 1)).not.toEqual(order(2, 0));
    expect([...batches(4, { batchSize: 3, shuffle: false })]).toEqual([Int32Array.of(0, 1, 2), Int32Array.of(3)]);
  });

  test.each([
    [0, { batchSize: 1 }, 'batches: expected rows to be a whole number at least 1 and at most 67108864, got 0'],
    [5, { batchSize: 0 }, 'batches: expected batchSize to be a whole number at least 1, got 0'],
    [5, { batchSize: 2.5 }, 'batches: expected batchSize to be a whole number at least 1, got 2.5'],
    [5, { size: 2 } as never, 'got "size"']
  ])('batches(%s, %o) is refused before anything is drawn', (rows, options, message) => {
    expect(() => batches(rows, options)).toThrow(message);
  });
});
