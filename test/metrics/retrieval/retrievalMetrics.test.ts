import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { computeComparison } from '../../../src/assess/compare/computeComparison';
import * as metrics from '../../../src/metrics';

interface Case {
  labels: number[];
  scores: number[];
  groups: number[];
  counts: number[];
  at: { k: number; ndcg: number[]; recall: number[]; hits: number[]; rank: number[] }[];
}

const cases: Case[] = JSON.parse(readFileSync(new URL('../../reference/metrics/retrieval.json', import.meta.url), 'utf8'));

describe('metrics of retrieval equal scikit-learn and the mean over all orders of tied rows', () => {
  test.each(cases.map((one, i) => [i, one] as const))('case %i, each group once and by counts', (_, one) => {
    const before = tf.memory().numTensors;
    const inputs = { logits: one.scores.map((score) => [score]), labels: one.labels, groups: one.groups };
    for (const { k, ndcg, recall, hits, rank } of one.at)
      for (const [metric, [mean, weighted]] of [
        [metrics.ndcgAt({ k }), ndcg],
        [metrics.recallAt({ k }), recall],
        [metrics.hitsAt({ k }), hits],
        [metrics.reciprocalRank(), rank]
      ] as const) {
        const ask = metric.prepare(inputs);
        expect(ask()).toBeCloseTo(mean, 9);
        expect(ask(one.counts)).toBeCloseTo(weighted, 9);
      }
    expect(tf.memory().numTensors).toBe(before);
  });
});

const inputs = { logits: [[3], [2], [1], [5], [4]], labels: [0, 1, 1, 1, 0] };

test('groups of the metric come before those of the inputs, and one of both is needed', () => {
  const one = metrics.recallAt({ k: 1, groups: [0, 0, 0, 1, 1] });
  expect(one.prepare(inputs)()).toBe(0.5);
  expect(one.prepare({ ...inputs, groups: [0, 1, 2, 3, 4] })()).toBe(0.5);
  expect(() => metrics.ndcgAt({ k: 1 }).prepare(inputs)).toThrow(/^ndcgAt: expected groups, .*; give /);
});

test('compare hands its groups to the metrics and draws whole groups', async () => {
  const groups = Array.from({ length: 60 }, (_, i) => Math.floor(i / 3));
  const labels = groups.map((group, i) => Number(i % 3 === group % 2));
  const models = {
    student: groups.map((_, i) => [labels[i] + (i % 4 === 0 ? -2 : 0)]),
    baseline: groups.map((_, i) => [(i * 7) % 5])
  };
  const list = [metrics.ndcgAt({ k: 2 }), metrics.reciprocalRank()];
  const { models: means, differences } = await computeComparison({ models, labels, groups, metrics: list, resamples: 200 });
  expect(means[0].estimates[0].mean).toBe(list[0].prepare({ logits: models.student, labels, groups })());
  expect(differences.map(({ metric }) => metric)).toEqual(['ndcgAt', 'reciprocalRank']);
  const own = [metrics.ndcgAt({ k: 2, groups })];
  await expect(computeComparison({ models, labels, metrics: own, resamples: 200 })).rejects.toThrow(
    'ndcgAt: expected the rows of a group to count equally often'
  );
});

test('metrics of retrieval refuse what they cannot rank by name', () => {
  const groups = [0, 0, 0, 1, 1];
  expect(() => metrics.ndcgAt({ k: 0 })).toThrow(/^metrics.ndcgAt: expected k to be a whole number at least 1, got 0; /);
  expect(() => metrics.recallAt({} as never)).toThrow(/^metrics.recallAt: expected k to be /);
  expect(() => metrics.hitsAt({ at: 3 } as never)).toThrow('got "at"');
  expect(() => metrics.reciprocalRank().prepare({ ...inputs, groups: [0] })).toThrow(
    'expected 5 groups, one for each row, got 1'
  );
  expect(() => metrics.reciprocalRank().prepare({ ...inputs, labels: [0, 0, 0, 0, 0], groups })).toThrow(
    'expected a group with a row of class 1, got none of 2'
  );
  expect(() => metrics.reciprocalRank().prepare({ ...inputs, groups: [0, 0, 0, 'a', 1] as never })).toThrow(
    'expected groups to be numbers, got "a" in row 3'
  );
});
