import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { coral } from '../../src/losses/domain/coral';
import type { DomainLoss } from '../../src/losses/domain/DomainLoss';
import { mmd } from '../../src/losses/domain/mmd';

interface Case {
  name: 'coral' | 'mmd';
  options: object;
  kind: string;
  source: number[][];
  target: number[][];
  value: number;
  toSource: number[];
  toTarget: number[];
}

/** Made by test/reference/losses/domainLosses.py. */
const cases: Case[] = JSON.parse(readFileSync(join(__dirname, '../reference/losses/domainLosses.json'), 'utf8')).cases;

let before: number;
beforeEach(() => (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

const numbers = (loss: DomainLoss, source: number[][], target: number[][]) =>
  tf.tidy(() => loss(tf.tensor2d(source), tf.tensor2d(target)).dataSync()[0]);

describe('PyTorch says the same', () => {
  test.each(cases)('$name $options of $kind batches, and both gradients', ({ name, options, source, target, ...expected }) => {
    const loss = { coral, mmd }[name](options);
    tf.tidy(() => {
      const [s, t] = [tf.tensor2d(source), tf.tensor2d(target)];
      const [toSource, toTarget] = tf.grads((a, b) => loss(a as tf.Tensor2D, b as tf.Tensor2D))([s, t]);
      expect(loss(s, t).shape).toEqual([]);
      near(loss(s, t), [expected.value]);
      near(toSource, expected.toSource);
      near(toTarget, expected.toTarget);
    });
  });
});

function near(got: tf.Tensor, expected: number[]): void {
  const largest = Math.max(...expected.map(Math.abs));
  Array.from(got.dataSync()).forEach((value, i) => expect(Math.abs(value - expected[i])).toBeLessThan(2e-5 * largest + 1e-7));
}

describe('what they promise', () => {
  const rows = [
    [0, 1, 5],
    [2, -1, 4],
    [1, 0, 7]
  ];
  test('a batch is at 0 from itself and from its rows in another order', () => {
    for (const loss of [coral(), coral({ means: true }), mmd()]) {
      expect(numbers(loss, rows, rows)).toBeCloseTo(0, 6);
      expect(numbers(loss, rows, [...rows].reverse())).toBeCloseTo(0, 6);
    }
  });
  test('a shift alone is seen by mmd and by means, not by covariances', () => {
    const shifted = rows.map((row) => row.map((value) => value + 3));
    expect(numbers(coral(), rows, shifted)).toBeCloseTo(0, 6);
    expect(numbers(coral({ means: true }), rows, shifted)).toBeCloseTo(9, 4);
    expect(numbers(mmd(), rows, shifted)).toBeGreaterThan(0.2);
  });
  test('mmd does not know the scale of features, nor where their origin is', () => {
    const [source, target] = [rows, rows.map((row) => row.map((value, i) => value * (i + 1)))];
    const plain = numbers(mmd(), source, target);
    const moved = (batch: number[][]) => batch.map((row) => row.map((value) => 1000 * value + 4096));
    expect(numbers(mmd(), moved(source), moved(target))).toBeCloseTo(plain, 4);
  });
  test('equal rows have no median distance: mmd is 0 and so is its gradient', () => {
    const gradient = tf.tidy(() =>
      tf
        .grad((x) => mmd()(x as tf.Tensor2D, tf.ones([3, 2])))(tf.ones([4, 2]))
        .dataSync()
    );
    expect(Array.from(gradient).every((value) => value === 0)).toBe(true);
  });
  test('their descriptions say the options', () => {
    expect(coral().description).toEqual({ name: 'coral' });
    expect(coral({ means: true }).description).toEqual({ name: 'coral', means: true });
    expect(mmd({ bandwidths: [1] }).description).toEqual({ name: 'mmd', bandwidths: [1] });
  });
});

describe('coral and mmd refuse what is no batch of features or no option, and say what they expect', () => {
  test.each([
    [
      () => numbers(coral(), [[1, 2]], [[1, 2]]),
      'coral: expected at least 2 rows of source features, got 1; give a larger batch'
    ],
    [() => numbers(mmd(), [[1, 2]], [[1]]), 'mmd: expected features of one width, got 2 for source and 1 for target'],
    [
      () => coral()([[1], [2]] as never, [[1], [2]] as never),
      'coral: expected source features as a tensor [rows, width], got [[1], [2]]'
    ],
    [() => mmd({ bandwidths: [] }), 'mmd: expected bandwidths to be an array of numbers, got []'],
    [() => mmd({ bandwidths: [0] }), 'mmd: expected bandwidths[0] to be a finite number above 0, got 0'],
    [() => coral({ mean: true } as never), 'did you mean "means"?'],
    [() => coral({ means: 1 as never }), 'coral: expected means to be true or false, got 1'],
    [
      () => tf.tidy(() => mmd()(tf.ones([2, 2, 1]) as never, tf.ones([2, 2]))),
      'mmd: expected source features as a tensor [rows, width], got [2,2,1]; average over the places of a map, or flatten it'
    ]
  ])('case %#', (call, message) => {
    expect(call).toThrow(message);
  });
});
