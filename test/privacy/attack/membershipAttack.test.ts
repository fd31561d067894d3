import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { computeLikelihoodRatios } from '../../../src/privacy/attack/computeLikelihoodRatios';
import { dealRowsToShadowModels } from '../../../src/privacy/attack/dealRowsToShadowModels';
import { estimateAttack } from '../../../src/privacy/attack/estimateAttack';
import { membershipAttack } from '../../../src/privacy/attack/membershipAttack';
import { createRandom } from '../../../src/stats/createRandom';
import { denseNetwork } from '../../denseNetwork';
import { gaussianBlobs } from '../../gaussianBlobs';
import { installFakeNotebookHost } from '../installFakeNotebookHost';

interface Reference {
  models: number;
  rows: number;
  odds: number[];
  members: number[];
  ratios: number[];
  rocAuc: number;
  recalls: number[];
}

const reference: Reference = JSON.parse(readFileSync(join(import.meta.dirname, '../../reference/privacy/lira.json'), 'utf8'));
const data = gaussianBlobs({ rows: 60 });

/** Logits of a "model" that is the surer of a row the more `gain` it has from having seen it. */
function answersOf(seen: Float32Array, seed: number, gain: number): number[][] {
  const next = createRandom(seed);
  const rows = new Set(Array.from({ length: seen.length / 4 }, (_, i) => String(seen.subarray(4 * i, 4 * i + 4))));
  return Array.from(data.y, (label, row) => {
    const isMember = rows.has(String(data.x.subarray(4 * row, 4 * row + 4)));
    const sure = next() * 2 + (isMember ? gain : 0);
    return [0, 1, 2].map((k) => (k === label ? sure : next()));
  });
}

const attackOf = (gain: number, more: object = {}) =>
  membershipAttack({ data, shadows: 8, resamples: 200, train: ({ x }, seed) => answersOf(x, seed, gain), ...more });

test('the likelihood ratios and what follows from them are those of SciPy and scikit-learn', () => {
  const { models, rows, ratios: expected } = reference;
  const members = Int32Array.from(reference.members);
  const ratios = computeLikelihoodRatios({ odds: Float64Array.from(reference.odds), members, models, rows });
  expected.forEach((ratio, i) => expect(ratios[i]).toBeCloseTo(ratio, 9));
  const { rocAuc, recalls } = estimateAttack({ ratios, members, models, rows }, { resamples: 200, confidence: 0.95, seed: 1 });
  expect(rocAuc.value).toBeCloseTo(reference.rocAuc, 12);
  recalls.forEach(({ value }, i) => expect(value).toBeCloseTo(reference.recalls[i], 12));
  expect(rocAuc.low).toBeLessThan(rocAuc.value);
  expect(rocAuc.high).toBeGreaterThan(rocAuc.value);
});

test('each row goes to half of the models', () => {
  const dealt = dealRowsToShadowModels(8, 30, 1);
  for (let row = 0; row < 30; row++) {
    const models = Array.from({ length: 8 }, (_, model) => dealt[model * 30 + row]);
    expect(models.reduce((sum, one) => sum + one)).toBe(4);
  }
});

test('membershipAttack({train, data}) finds the members of models that remember, and says so', async () => {
  const before = tf.memory().numTensors;
  const attack = await attackOf(4);
  expect(tf.memory().numTensors).toBe(before);
  expect(attack.rocAuc.value).toBeGreaterThan(0.95);
  expect(attack.recalls.map(({ rate }) => rate)).toEqual([0.01, 0.001]);
  expect(attack.accuracy.members).toBeGreaterThan(attack.accuracy.others);
  expect(attack.says).toMatch(/^With 7 shadow models the attack tells members from other rows: ROC AUC /);
  expect(attack.labels.reduce((sum, one) => sum + one)).toBe(4 * 60);
  expect(attack.logits).toHaveLength(8 * 60);
});

test('it guesses about models that do not, and equal seeds give equal results', async () => {
  const attack = await attackOf(0);
  expect(attack.rocAuc.low).toBeLessThan(0.5);
  expect(attack.rocAuc.high).toBeGreaterThan(0.5);
  expect(attack.says).toContain('does not tell members from other rows better than guessing does');
  expect(await attackOf(0)).toEqual(attack);
  expect((await attackOf(0, { seed: 1 })).labels).not.toEqual(attack.labels);
});

test('train may return a model or a tensor: it is asked, and disposed', async () => {
  const before = tf.memory().numTensors;
  const small = { data, shadows: 4, resamples: 100 };
  await membershipAttack({ ...small, train: (_, seed) => denseNetwork([3], { seed }) });
  await membershipAttack({ ...small, train: () => tf.randomNormal([60, 3], 0, 1, 'float32', 1) as tf.Tensor2D });
  expect(tf.memory().numTensors).toBe(before);
  const wrong = membershipAttack({ ...small, train: () => denseNetwork([2], { seed: 1 }) });
  await expect(wrong).rejects.toThrow('logits of 60 rows and 3 classes, got 60 and 2');
  expect(tf.memory().numTensors).toBe(before);
});

test('a line shows how many models are trained; an interrupt or a signal ends it before the next model, and nothing stays behind', async () => {
  const host = installFakeNotebookHost();
  const before = tf.memory().numTensors;
  const controller = new AbortController();
  let trained = 0;
  const small = { data, shadows: 4, resamples: 100 };
  const build = (_: unknown, seed: number) => (trained++, denseNetwork([3], { seed }));
  try {
    await membershipAttack({ ...small, train: build });
    expect(host.lines[0]).toMatch(/^membership attack, models .* 0 of 4 /);
    expect(host.lines.at(-1)).toMatch(/^membership attack, models: 4 done in /);
    trained = 0;
    const aborting = membershipAttack({
      ...small,
      signal: controller.signal,
      train: (rows, seed) => (controller.abort(), build(rows, seed))
    });
    await expect(aborting).rejects.toThrow('aborted');
    expect(trained).toBe(1);
    expect(host.lines.at(-1)).toMatch(/^membership attack, models: stopped after 0 of 4, /);
    const interrupting = membershipAttack({ ...small, train: (rows, seed) => ((host.interrupted = true), build(rows, seed)) });
    await expect(interrupting).rejects.toThrow('interrupted');
    expect(trained).toBe(2);
    expect(tf.memory().numTensors).toBe(before);
    host.interrupted = false;
    const shown = host.lines.length;
    await membershipAttack({ ...small, train: build, show: false });
    expect(host.lines).toHaveLength(shown);
  } finally {
    host.leave();
  }
});

test('membershipAttack refuses an odd number of models, few rows, and logits of other rows', async () => {
  await expect(attackOf(1, { shadows: 5 })).rejects.toThrow('expected an even number of shadows, got 5');
  await expect(attackOf(1, { data: gaussianBlobs({ rows: 10 }) })).rejects.toThrow('expected 16 rows or more, got 10');
  await expect(attackOf(1, { train: () => [[1, 2, 3]] })).rejects.toThrow(
    'expected train to give logits of 60 rows and 3 classes, got 1 and 3'
  );
  await expect(attackOf(1, { train: 1 })).rejects.toThrow('expected train to be a function');
});
