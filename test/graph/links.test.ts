import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { links } from '../../src/data/graph/links';
import { rankLinks } from '../../src/graph/rankLinks';
import { summarizeRanks } from '../../src/graph/summarizeRanks';
import * as metrics from '../../src/metrics';
import { filteredRanks } from '../../src/metrics/links/filteredRanks';
import { predict } from '../../src/metrics/predict';
import { complEx, distMult, rotatE, transE } from '../../src/models/graph';

interface Case {
  model: string;
  norm: 1 | 2 | null;
  entities: number[][];
  relations: number[][];
  rows: [number, number][];
  scores: number[][];
  evaluated: { meanRank: number; meanReciprocalRank: number; hits1: number; hits3: number; hits10: number };
}

const reference = JSON.parse(readFileSync(join(__dirname, '../reference/graph/links.json'), 'utf8'));
const [entityCount, relationCount] = reference.counts as [number, number];
const names = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
const graph = {
  ...{ name: 'drawn', entities: names('e', entityCount), relations: names('r', relationCount), findings: [] },
  train: Int32Array.from(reference.train.flat()),
  validation: Int32Array.from(reference.validation.flat()),
  test: Int32Array.from(reference.test.flat())
};
const builders: { [name: string]: (norm: 1 | 2 | null) => tf.LayersModel } = {
  transE: (norm) => transE({ ...sizes, norm: norm ?? 2 }),
  distMult: () => distMult(sizes),
  complEx: () => complEx(sizes),
  rotatE: () => rotatE({ ...sizes, norm: 2 })
};
const sizes = { entities: entityCount, relations: 2 * relationCount, dimensions: reference.dimensions as number };

function modelOf({ model, norm, entities, relations }: Case): tf.LayersModel {
  const made = builders[model](norm);
  tf.tidy(() => made.getLayer('scores').setWeights([tf.tensor2d(entities), tf.tensor2d(relations)]));
  return made;
}

describe.each(reference.cases as Case[])('$model with norm $norm', (one) => {
  test('scores all entities as the interaction of PyKEEN does', () => {
    const model = modelOf(one);
    const before = tf.memory().numTensors;
    const scores = tf.tidy(() => (model.predict(tf.tensor2d(one.rows)) as tf.Tensor2D).arraySync());
    expect(tf.memory().numTensors).toBe(before);
    scores.forEach((row, i) => row.forEach((score, j) => expect(score).toBeCloseTo(one.scores[i][j], 5)));
    model.dispose();
  });

  test('its filtered mean reciprocal rank and hits are those of the evaluator of PyKEEN', async () => {
    const { data } = links(graph);
    const { known } = data.test!;
    const model = modelOf(one);
    const before = tf.memory().numTensors;
    const ranks = await rankLinks(model, data.test!, { batchSize: 7 });
    const logits = await predict(model, data.test!);
    expect(tf.memory().numTensors).toBe(before);
    const inputs = { logits, labels: data.test!.y };
    expect(filteredRanks({ ...inputs, known })).toEqual(ranks);
    const summary = summarizeRanks(ranks, { groups: data.test!.groups, resamples: 100 });
    const { evaluated } = one;
    expect(summary.meanRank.value).toBeCloseTo(evaluated.meanRank, 5);
    expect(summary.meanReciprocalRank.value).toBeCloseTo(evaluated.meanReciprocalRank, 7);
    for (const [k, expected] of [
      [1, evaluated.hits1],
      [3, evaluated.hits3],
      [10, evaluated.hits10]
    ]) {
      expect(summary.hits[k].value).toBeCloseTo(expected, 7);
      expect(metrics.filteredHitsAt({ k, known }).prepare(inputs)()).toBeCloseTo(expected, 7);
    }
    const ask = metrics.filteredMeanReciprocalRank({ known }).prepare(inputs);
    expect(ask()).toBeCloseTo(evaluated.meanReciprocalRank, 7);
    model.dispose();
  });
});

test('rankLinks(model, data, {known}) refuses known labels of other rows, and other classes', async () => {
  const { data } = links(graph);
  const model = distMult(sizes);
  await expect(rankLinks(model, data.test!, { known: data.validation!.known })).rejects.toThrow(
    /^rankLinks: expected known labels of 100 rows, got those of 60; /
  );
  await expect(rankLinks(distMult({ ...sizes, entities: 41 }), data.test!)).rejects.toThrow('41');
  await expect(rankLinks(model, data.test!, { know: false } as never)).rejects.toThrow('got "know"');
});

test('summarizeRanks(ranks) draws whole groups, and refuses ranks below 1', () => {
  const ranks = [1, 4, 2, 2];
  const summary = summarizeRanks(ranks, { groups: [0, 0, 1, 1], hits: [2], resamples: 500 });
  expect(summary.meanReciprocalRank).toMatchObject({ value: 0.5625, low: 0.5, high: 0.625 });
  expect(summary.hits).toEqual({ 2: { value: 0.75, low: 0.5, high: 1 } });
  expect(() => summarizeRanks([0])).toThrow('summarizeRanks: expected ranks[0] to be a finite number at least 1, got 0');
  expect(() => summarizeRanks([])).toThrow('expected at least one rank');
  expect(() => summarizeRanks([1, 2], { groups: [1] })).toThrow('expected a group for each of 2 ranks');
});
