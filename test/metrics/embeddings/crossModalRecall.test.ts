import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { crossModalMedianRank } from '../../../src/metrics/embeddings/crossModalMedianRank';
import { crossModalReciprocalRank } from '../../../src/metrics/embeddings/crossModalReciprocalRank';
import { crossModalRecallAt } from '../../../src/metrics/embeddings/crossModalRecallAt';

type ByQueries<Value> = { pictures: Value; texts: Value };
interface Case {
  outputs: number[][];
  items: number[];
  counts: number[];
  recall: ByQueries<{ [k: string]: number }>;
  counted: ByQueries<{ [k: string]: number }>;
  reciprocal: ByQueries<number>;
  median: ByQueries<number>;
  countedMedian: ByQueries<number>;
}

const { cases } = JSON.parse(readFileSync(join(__dirname, '../../reference/metrics/crossModalRecall.json'), 'utf8')) as {
  cases: Case[];
};
const ways = ['pictures', 'texts'] as const;

describe.each(cases)('of $outputs.length rows with equal products', (given) => {
  const inputs = { logits: given.outputs, labels: given.items.map(() => 0), targets: given.items };

  test('crossModalRecallAt({k, queries}) is that of the ranks of SciPy, with and without counts', () => {
    const before = tf.memory().numTensors;
    for (const queries of ways)
      for (const k of [1, 3, 5]) {
        const ask = crossModalRecallAt({ k, queries }).prepare(inputs);
        expect(ask()).toBeCloseTo(given.recall[queries][k], 12);
        expect(ask(given.counts)).toBeCloseTo(given.counted[queries][k], 12);
      }
    const both = crossModalRecallAt({ k: 3 }).prepare(inputs)();
    expect(both).toBeCloseTo((given.recall.pictures[3] + given.recall.texts[3]) / 2, 12);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('crossModalMedianRank({queries}) and crossModalReciprocalRank({queries}) are those of SciPy, with and without counts', () => {
    for (const queries of ways) {
      const ask = crossModalMedianRank({ queries }).prepare(inputs);
      expect(ask()).toBeCloseTo(given.median[queries], 12);
      expect(ask(given.counts)).toBeCloseTo(given.countedMedian[queries], 12);
      expect(crossModalReciprocalRank({ queries }).prepare(inputs)()).toBeCloseTo(given.reciprocal[queries], 12);
    }
  });

  test('fixed texts in the targets give the same as texts in the outputs', () => {
    const width = given.outputs[0].length / 2;
    const targets = given.outputs.map((row, i) => [given.items[i], ...row.slice(width)]);
    const fixed = { logits: given.outputs.map((row) => row.slice(0, width)), labels: inputs.labels, targets };
    for (const metric of [crossModalRecallAt({ k: 3 }), crossModalMedianRank()])
      expect(metric.prepare(fixed)()).toBe(metric.prepare(inputs)());
  });
});

test('a model that gives all rows the same embedding has the middle rank', () => {
  const items = Array.from({ length: 9 }, (_, i) => i);
  const inputs = { logits: items.map(() => [1, 2, 3, 4]), labels: items, targets: items };
  expect(crossModalMedianRank().prepare(inputs)()).toBe(5);
  expect(crossModalRecallAt({ k: 4 }).prepare(inputs)()).toBe(0);
});

test('no row counts: NaN', () => {
  const inputs = {
    logits: [
      [1, 1],
      [1, 2]
    ],
    labels: [0, 0],
    targets: [0, 1]
  };
  expect(crossModalMedianRank().prepare(inputs)([0, 0])).toBeNaN();
});

test('they refuse a k that is no whole number, other queries, and outputs in neither form', () => {
  expect(() => crossModalRecallAt({ k: 0 })).toThrow('metrics.crossModalRecallAt: expected k');
  expect(() => crossModalRecallAt({ k: 1, queries: 'words' as never })).toThrow('expected queries to be "pictures" or "texts"');
  const ask = (inputs: object) => () => crossModalMedianRank().prepare({ labels: [0], ...inputs } as never);
  expect(ask({ logits: [[1, 2]] })).toThrow('expected targets, got undefined');
  expect(ask({ logits: [[1, 2, 3]], targets: [[1]] })).toThrow('expected embeddings of pictures and texts');
  expect(ask({ logits: [[1, 2]], targets: [0, 1] })).toThrow('expected targets of 1 rows, got 2');
});
