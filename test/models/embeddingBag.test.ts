import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { embeddingBag } from '../../src/models/embeddingBag';

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

/** A layer whose vector of code c is [c, 10 c], and what it makes of codes. */
function apply(codes: number[][], bags?: number[]): number[][] {
  const layer = embeddingBag({ categories: 4, width: 2, bags });
  const result = tf.tidy(() => {
    const rows = tf.tensor2d(codes);
    layer.apply(rows);
    layer.setWeights([tf.tensor2d([0, 0, 1, 10, 2, 20, 3, 30], [4, 2])]);
    return (layer.apply(rows) as tf.Tensor2D).arraySync();
  });
  layer.dispose();
  return result;
}

describe('embeddingBag', () => {
  test('gives the mean of the vectors of known codes; NaN and codes beyond the categories do not count, and none gives zeros', () => {
    expect(
      apply([
        [1, 2],
        [3, NaN],
        [NaN, NaN],
        [4, 1],
        [-1, 2]
      ])
    ).toEqual([
      [1.5, 15],
      [3, 30],
      [0, 0],
      [1, 10],
      [2, 20]
    ]);
  });

  test('bags stand side by side', () => {
    const rows = [
      [1, 2, 3],
      [NaN, 3, NaN]
    ];
    expect(apply(rows, [1, 2])).toEqual([
      [1, 10, 2.5, 25],
      [0, 0, 3, 30]
    ]);
  });

  test('its gradient reaches the vectors of known codes by their shares, and stays a number beside NaN', () => {
    const layer = embeddingBag({ categories: 3, width: 1 });
    const gradient = tf.tidy(() => {
      const rows = tf.tensor2d([
        [0, 1],
        [1, NaN]
      ]);
      layer.apply(rows);
      const { grads } = tf.variableGrads(() => tf.sum(layer.apply(rows) as tf.Tensor) as tf.Scalar);
      return Array.from(Object.values(grads)[0].dataSync());
    });
    expect(gradient).toEqual([0.5, 1.5, 0]);
    layer.dispose();
  });

  test('its configuration makes the same layer, and l2 is a penalty on all vectors', () => {
    const layer = embeddingBag({ categories: 3, width: 2, spread: 0.2, l2: 0.5, name: 'items' });
    expect(layer.getConfig()).toMatchObject({ categories: 3, width: 2, spread: 0.2, l2: 0.5, name: 'items' });
    tf.tidy(() => {
      layer.apply(tf.tensor2d([[0]]));
      layer.setWeights([tf.ones([3, 2])]);
      const [penalty] = layer.calculateLosses();
      expect(penalty.dataSync()[0]).toBeCloseTo(3, 6);
    });
    layer.dispose();
  });

  test('it refuses options and inputs by name', () => {
    expect(() => embeddingBag({ categories: 0, width: 2 })).toThrow('embeddingBag: expected categories to be a whole number');
    expect(() => embeddingBag({ categories: 2, width: 2, mode: 'sum' } as never)).toThrow('got "mode"');
    expect(() => embeddingBag({ categories: 2, width: 2, l2: -1 })).toThrow('expected l2 to be');
    expect(() => embeddingBag({ categories: 2, width: 2 }).apply(tf.input({ shape: [2, 3] }))).toThrow(
      'embeddingBag: expected codes [batch, codes], got [any, 2, 3]'
    );
    expect(() => embeddingBag({ categories: 2, width: 2, bags: [0] })).toThrow('expected bags[0] to be a whole number');
    expect(() => embeddingBag({ categories: 2, width: 2, bags: 3 as never })).toThrow('expected bags to be a list of counts');
    expect(() => embeddingBag({ categories: 2, width: 2, bags: [1, 2] }).apply(tf.input({ shape: [2] }))).toThrow(
      'expected 3 codes, as bags says, got 2'
    );
  });
});
