import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { links, type Links } from '../../src/data/graph/links';
import { triples } from '../../src/data/graph/triples';
import type { NamedTriple } from '../../src/data/graph/readTriples';
import { rankLinks } from '../../src/graph/rankLinks';
import { summarizeRanks } from '../../src/graph/summarizeRanks';
import { selfAdversarial } from '../../src/losses/selfAdversarial';
import { softTargets } from '../../src/losses/softTargets';
import { crossEntropy } from '../../src/losses/crossEntropy';
import { complEx, distMult, rotatE, transE } from '../../src/models/graph';
import type { RunEvent } from '../../src/record/RunEvent';
import type { RunRecord } from '../../src/record/RunRecord';
import { distill } from '../../src/train/distill';
import { adam } from '../../src/train/optimizers';
import { resume } from '../../src/train/resume';
import { seedStudy } from '../../src/train/seedStudy';
import { train } from '../../src/train/train';

/** Entities on a ring: each knows the three after it, and is opposite to one. */
async function ring(): Promise<Links> {
  const all: NamedTriple[] = [];
  for (let i = 0; i < 24; i++) {
    for (const step of [1, 2, 3]) all.push([`e${i}`, 'before', `e${(i + step) % 24}`]);
    all.push([`e${i}`, 'opposite', `e${(i + 12) % 24}`]);
  }
  const part = (k: number) => all.filter((_, i) => i % 11 === k);
  return links(await triples({ train: all.filter((_, i) => i % 11 > 1), validation: part(0), test: part(1) }));
}

let graph: Links;
let sizes: { entities: number; relations: number; dimensions: number; seed: number };

beforeAll(async () => {
  graph = await ring();
  sizes = { entities: graph.entities.length, relations: graph.relations.length, dimensions: 8, seed: 1 };
});

const stepsOf = ({ stamp }: RunRecord) => Object.values(stamp.steps!)[0];
const common = () => ({ data: graph.data, epochs: 12, batchSize: 36, optimizer: adam({ learningRate: 0.05 }), show: false });
const mrrOf = async (model: tf.LayersModel, split: 'train' | 'test' = 'test') =>
  summarizeRanks(await rankLinks(model, graph.data[split]!)).meanReciprocalRank.value;

test('train keeps the epoch that is best by the filtered mean reciprocal rank, in graphs, and warns of no shared rows', async () => {
  const student = complEx(sizes);
  const before = tf.memory().numTensors;
  const run = await train({ ...common(), student });
  expect(tf.memory().numTensors).toBe(before);
  expect(run.setup.best).toBe('meanReciprocalRank');
  expect(run.history.best?.series).toBe('validation/meanReciprocalRank');
  expect(run.findings.map(({ check }) => check)).not.toContain('sharedRows');
  expect(stepsOf(run).eager).toBeUndefined();
  expect(stepsOf(run).graphs).toBeGreaterThan(20);
  const ranks = await rankLinks(student, graph.data.test!);
  // Accuracy leaves out other right tails: it is hits@1.
  expect(run.scores.student?.test?.accuracy).toBeCloseTo(summarizeRanks(ranks).hits[1].value, 6);
  expect(await mrrOf(student)).toBeGreaterThan(0.4);
});

test.each([
  ['distMult', 0, () => distMult({ ...sizes, n3: 0.001 })],
  ['transE with norm 1', 12, () => transE({ ...sizes, norm: 1 })],
  ['rotatE with norm 2', 6, () => rotatE({ ...sizes, margin: 6 })],
  ['rotatE with norm 1', 6, () => rotatE({ ...sizes, norm: 1, margin: 6 })]
])('%s learns with self-adversarial negatives at margin %s, in graphs', async (_, margin, build) => {
  const student = build();
  const untrained = await mrrOf(student, 'train');
  const run = await train({ ...common(), student, loss: selfAdversarial({ margin }) });
  expect(run.setup.terms.hard.loss).toEqual({ name: 'selfAdversarial', margin, alpha: 1 });
  expect(stepsOf(run).eager).toBeUndefined();
  expect(await mrrOf(student, 'train')).toBeGreaterThan(untrained + 0.1);
});

describe('a teacher of 16 dimensions and a student of 2', () => {
  const terms = () => ({
    hard: { weight: 0.3, loss: crossEntropy() },
    soft: { weight: 0.7, loss: softTargets({ temperature: 1 }) }
  });
  let teacher: tf.LayersModel;
  beforeAll(async () => {
    teacher = complEx({ ...sizes, dimensions: 16 });
    await train({ ...common(), student: teacher });
  });

  test('distill compares them by filtered ranks, triple by triple', async () => {
    const student = complEx({ ...sizes, dimensions: 2 });
    const run = await distill({ ...common(), teacher, student, terms: terms() });
    expect(run.comparison?.metrics.map(({ title }) => title)).toEqual([
      'filtered mean reciprocal rank',
      'filtered hits@1',
      'filtered hits@10'
    ]);
    const own = run.comparison?.models.find(({ name }) => name === 'student')?.estimates[0];
    expect(own?.mean).toBeCloseTo(await mrrOf(student), 6);
    expect(own!.low).toBeLessThan(own!.mean);
  });

  test('study does so over seeds', async () => {
    const student = (seed: number) => complEx({ ...sizes, dimensions: 2, seed });
    const study = await seedStudy({ ...common(), epochs: 3, teacher, student, terms: terms(), seeds: 2 });
    expect(study.says).toContain('filtered mean reciprocal rank');
    study.students.forEach((model) => model.dispose());
  });

  test('a run that was broken off goes on to the same record', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'links-')), 'run');
    const loss = selfAdversarial({ margin: 3 });
    const whole = await train({ ...common(), student: rotatE(sizes), loss, epochs: 4 });
    const stop = new AbortController();
    const onEvent = (event: RunEvent) => {
      if (event.type === 'point' && event.epoch === 2) stop.abort();
    };
    await train({ ...common(), student: rotatE(sizes), loss, epochs: 4, folder, signal: stop.signal, onEvent });
    const again = rotatE({ ...sizes, seed: 9 });
    await expect(resume(folder, { student: again, ...common(), epochs: 4 })).rejects.toThrow('expected the terms');
    const resumed = await resume(folder, { student: again, ...common(), epochs: 4, loss });
    expect(resumed.history).toEqual(whole.history);
    expect(resumed.scores).toEqual(whole.scores);
  });
});

test('train refuses a loss that needs a teacher, smoothing beside a loss, and best of one right label', async () => {
  const student = distMult(sizes);
  await expect(train({ ...common(), student, loss: softTargets() })).rejects.toThrow('train: expected a teacher for term "hard"');
  await expect(train({ ...common(), student, loss: crossEntropy(), labelSmoothing: 0.1 })).rejects.toThrow(
    'expected either loss or labelSmoothing, got both'
  );
  const data = { ...graph.data, train: { ...graph.data.train, known: undefined } };
  await expect(train({ ...common(), data, student, best: 'meanReciprocalRank' })).rejects.toThrow(
    'expected best to be "accuracy" or "nll" for 24 classes'
  );
});
