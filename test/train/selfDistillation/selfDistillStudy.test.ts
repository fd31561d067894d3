import { afterEach, beforeEach, expect, test } from 'vitest';
import * as kd from '../../../src';
import { denseNetwork } from '../../denseNetwork';
import { gaussianBlobs } from '../../gaussianBlobs';

const { tf } = kd;
let before = 0;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

const rows = (seed: number, count = 60) => gaussianBlobs({ rows: count, seed });
const data = { train: rows(1, 90), validation: rows(2), test: rows(3) };
const quiet = { data, exits: ['hidden'], epochs: 2, batchSize: 30, show: false };
const student = () => denseNetwork([6, 3]);

test('selfDistillStudy() compares the chosen teacher with none, with each module and with one that is drawn, seed by seed', async () => {
  const study = await kd.selfDistillStudy({ ...quiet, student, seeds: [3, 4] });
  const { comparison, chosen, shuffled, records } = study;
  expect(comparison.models.map(({ name, seeds }) => [name, seeds])).toEqual(
    ['chosen', 'shuffled', 'no teacher', 'hidden as teacher', 'deepest as teacher', 'ensemble as teacher'].map((name) => [
      name,
      2
    ])
  );
  expect(comparison.metrics.map(({ title }) => title)).toEqual([
    'mean accuracy of the exits',
    'mean negative log-likelihood of the exits',
    'accuracy of hidden',
    'accuracy of deepest',
    'accuracy of the ensemble'
  ]);
  expect(new Set(comparison.differences.map(({ model }) => model))).toEqual(new Set(['chosen']));
  const modules = ['hidden', 'deepest', 'ensemble'];
  expect(shuffled).toEqual([3, 4].map((seed) => kd.teaching.atRandom().choose({ modules, measured: [], seed })));
  expect(records.map(({ teaching, setup }) => [teaching!.chosen, setup.seed])).toEqual(chosen.map((name, i) => [name, 3 + i]));
  // The run of the chosen module by itself, on the same seed: its scores are in the study.
  const model = kd.seeded(3, student);
  const alone = await kd.selfDistill({ ...quiet, student: model, seed: 3, teaching: kd.teaching.fixed(chosen[0]!) });
  expect(alone.record.scores.student).toEqual(records[0].scores.student);
  alone.exits[0].model.dispose();
  model.dispose();
  expect(study.says).toMatch(
    /^Over 2 seeds on 60 test rows the chosen teacher gives a mean accuracy of the exits of \d+\.\d\d %: /
  );
});

test('selfDistillStudy() refuses a network that is built once, no function and options of a single run', async () => {
  const refused = (options: object) => expect(kd.selfDistillStudy({ ...quiet, student, ...options })).rejects;
  await refused({ student: 3 }).toThrow('selfDistillStudy: expected student to be a function of the seed to a model, got 3');
  await refused({ seed: 1 }).toThrow('got "seed"');
  await refused({ seeds: [] }).toThrow('expected different seeds');
  await refused({ student: () => 4, seeds: 1 }).toThrow('expected student to be a tf.LayersModel, got 4');
});

test('a signal ends the study with an error', async () => {
  const stop = AbortSignal.abort();
  await expect(kd.selfDistillStudy({ ...quiet, student, seeds: 1, signal: stop })).rejects.toThrow(
    'selfDistillStudy: expected every run to be done, got "stopped" with seed 0; all of them are needed'
  );
});
