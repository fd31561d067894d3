import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import * as kd from '../../../src/index';
import { mulberry32 } from '../../mulberry32';

const colours = ['red', 'green', 'blue', 'white'];
const shapes = ['stripe', 'corner', 'dot'];

/** Pictures of 6 x 6 of twelve captions, each drawn several times with noise. */
function pictures(times: number, seed: number) {
  const random = mulberry32(seed);
  const rows = Array.from({ length: times * 12 }, (_, i) => i % 12);
  const x = rows.map((item) => {
    const [colour, shape] = [item % 4, Math.floor(item / 4)];
    const marked = (a: number, b: number) => [a === 2, a + b < 4, a % 3 === 0 && b % 3 === 0][shape];
    return Array.from({ length: 6 }, (_, a) =>
      Array.from({ length: 6 }, (_, b) =>
        [0, 1, 2].map((c) => (marked(a, b) && (colour === 3 || colour === c) ? 0.8 : 0.1) + 0.2 * random())
      )
    );
  });
  const captions = rows.map((item) => `a ${colours[item % 4]} ${shapes[Math.floor(item / 4)]}`);
  return { data: kd.dataset({ x, targets: rows, targetNames: ['item'] }), captions };
}

const [own, held] = [pictures(8, 1), pictures(3, 2)];
const tokens = kd.tokenizer(own.captions);
const pairs = {
  train: kd.data.pictureTextRows(own.data, own.captions, tokens),
  validation: kd.data.pictureTextRows(held.data, held.captions, tokens)
};
const common = { batchSize: 32, optimizer: kd.adam({ learningRate: 0.01 }), task: kd.crossModalRetrieval(), show: false };

const pictureTower = (units: number[], seed: number) =>
  kd.seeded(seed, () =>
    tf.sequential({
      name: 'picture',
      layers: [
        tf.layers.flatten({ inputShape: [6, 6, 3] }),
        ...units.map((size) => tf.layers.dense({ units: size, activation: 'relu' })),
        tf.layers.dense({ units: 6 }),
        kd.layers.unitLength({ scale: 10 })
      ]
    })
  );
const textTower = (seed: number) =>
  kd.seeded(seed, () => {
    const input = tf.input({ shape: [tokens.length] });
    const words = kd.layers.tokenEmbedding({ vocabulary: tokens.words.length, width: 8 }).apply(input) as tf.SymbolicTensor;
    const mask = kd.layers.paddingMask().apply(input) as tf.SymbolicTensor;
    const mean = kd.layers.tokenMean().apply([words, mask]) as tf.SymbolicTensor;
    const dense = tf.layers.dense({ units: 6 }).apply(mean) as tf.SymbolicTensor;
    return tf.model({ inputs: input, outputs: kd.layers.unitLength().apply(dense) as tf.SymbolicTensor, name: 'text' });
  });

test('two towers learn to find pictures and texts, in graphs, and a tower of pictures learns from them', async () => {
  const [picture, text] = [pictureTower([32], 1), textTower(2)];
  const towers = kd.models.twoTowers({ picture, text });
  const [before, rows] = [tf.memory().numTensors, [...pairs.train.x]];
  const run = await kd.train({ ...common, student: towers, data: pairs, epochs: 30, seed: 1 });
  expect(tf.memory().numTensors).toBe(before);
  expect([...pairs.train.x]).toEqual(rows);
  expect(run.data.task).toBe('cross-modal retrieval');
  expect(run.data.targets?.map(({ name }) => name)).toEqual(['item']);
  expect(run.history.best?.series).toBe('validation/crossModalReciprocalRank');
  expect(Object.values(run.stamp.steps!)[0].eager).toBeUndefined();
  const values = run.measured!.student!.validation!.values;
  // Chance is 1/12.
  expect(values['crossModalRecallAt (k 1, queries pictures)']).toBeGreaterThan(0.8);
  expect(values['crossModalMedianRank (queries texts)']).toBe(1);

  const embedded = async ({ data, captions }: typeof own) =>
    kd.data.withTextEmbeddings(data, await kd.predict(text, tokens.rows(captions, data)));
  const data = { train: await embedded(own), validation: await embedded(held) };
  expect(data.train.targets!.names).toEqual(['item', 'text 1', 'text 2', 'text 3', 'text 4', 'text 5', 'text 6']);
  const terms = {
    hard: { weight: 0.2, loss: kd.infoNce() },
    affinity: { weight: 0.4, loss: kd.affinityMimicking({ temperature: 2 }) },
    mimicry: { weight: 0.4, loss: kd.embeddingDistance() },
    relations: { weight: 0.1, loss: kd.crossModalRelations({ angle: 0 }) }
  };
  const student = pictureTower([12], 3);
  const distilled = await kd.distill({ ...common, teacher: picture, student, data, terms, epochs: 30, seed: 1 });
  expect(distilled.measured!.student!.validation!.values['crossModalRecallAt (k 1, queries pictures)']).toBeGreaterThan(0.5);
  expect(distilled.measured!.baseline).toBeDefined();
  expect(distilled.findings.map(({ check }) => check)).not.toContain('farFromTeacher');
  const zeroShot = kd.models.zeroShotClassifier({
    picture: student,
    classes: await kd.predict(text, tokens.rows(colours, kd.dataset({ x: [[0], [0], [0], [0]], targets: [0, 1, 2, 3] })))
  });
  const labelled = kd.dataset({
    x: held.data.x,
    shape: [6, 6, 3],
    y: [...held.data.targets!.values].map((i) => i % 4),
    classes: colours
  });
  const logits = await kd.predict(zeroShot, labelled);
  expect(kd.accuracy({ logits, labels: labelled.y })).toBeGreaterThan(0.4);
  [towers, zeroShot].forEach((model) => model.dispose());
});

test('study compares by recall with intervals, and a run goes on where it was left', async () => {
  const student = (seed: number) => kd.models.twoTowers({ picture: pictureTower([6], seed), text: textTower(seed + 9) });
  const teacher = student(1);
  const study = await kd.study({ ...common, teacher, student, data: pairs, seeds: 2, epochs: 2 });
  expect(study.comparison.metrics[0].title).toBe('mean reciprocal rank, both ways');
  const [{ estimates }] = study.comparison.models;
  expect(estimates[0].low).toBeLessThanOrEqual(estimates[0].mean);
  const folder = join(mkdtempSync(join(tmpdir(), 'towers-')), 'run');
  const signal = new AbortController();
  const onEvent = (event: kd.RunEvent) => event.type === 'best' && signal.abort();
  const options = { ...common, data: pairs, epochs: 3, seed: 4 };
  const stopped = student(5);
  await kd.train({ ...options, student: stopped, folder, signal: signal.signal, onEvent });
  const resumed = student(5);
  const run = await kd.resume(folder, { ...options, student: resumed } as never);
  const whole = student(5);
  const wanted = await kd.train({ ...options, student: whole });
  expect(run.measured!.student).toEqual(wanted.measured!.student);
  [teacher, stopped, resumed, whole].forEach((model) => model.dispose());
});

test('augment.columns changes the picture of a row and keeps its words', () => {
  const classes = kd.dataset({
    x: Array.from(pairs.train.x),
    shape: pairs.train.shape,
    y: own.data.targets!.values,
    classes: 12
  });
  const shifted = kd.augment.columns(kd.augment.shift({ pixels: 2, fill: 0.5 }), { picture: [6, 6, 3] });
  const { x } = kd.augmentRows(classes, [shifted], { seed: 3 }).data;
  const [width, pixels] = [108 + tokens.length, 108];
  for (let row = 0; row < 12; row++) {
    const part = (of: Float32Array, from: number, to: number) => Array.from(of.subarray(row * width + from, row * width + to));
    expect(part(x, pixels, width)).toEqual(part(pairs.train.x, pixels, width));
  }
  expect(x).not.toEqual(pairs.train.x);
  const short = kd.augment.columns(kd.augment.flip(), { picture: [20, 20, 3] });
  expect(() => kd.augmentRows(classes, [short])).toThrow('columns: expected flat rows of at least 1200 numbers');
  const mixed = kd.augment.columns(kd.augment.mixUp(), { picture: [6, 6, 3] });
  expect(() => kd.augmentRows(classes, [mixed])).toThrow('which mixes two');
  expect(() => kd.augment.columns(kd.augment.flip(), {} as never)).toThrow('columns: expected the shape of a picture');
});

test('crossModalRetrieval refuses models and rows in neither form', async () => {
  const odd = kd.seeded(1, () => tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: pairs.train.shape })] }));
  await expect(kd.train({ ...common, student: odd, data: pairs, epochs: 1 })).rejects.toThrow(
    'both of one width, got [batch, 3]'
  );
  odd.dispose();
  expect(() => kd.crossModalRetrieval({ k: 1 } as never)).toThrow('got "k"');
  const { data, captions } = held;
  expect(() => kd.data.pictureTextRows(data, captions.slice(1), tokens)).toThrow('expected a caption for each of the 36 rows');
  expect(() => kd.data.pictureTextRows(data, captions, {} as never)).toThrow('expected a tokenizer');
  const classes = kd.dataset({ x: [[1], [2]], y: [0, 1], classes: 2 });
  expect(() => kd.data.pictureTextRows(classes, ['a', 'b'], tokens)).toThrow('the number of their item as target, got classes');
  expect(() => kd.data.withTextEmbeddings(data, { rows: 1, columns: 2, values: new Float32Array(2) })).toThrow(
    'an embedding for each of the 36 rows'
  );
  expect(() => kd.data.withTextEmbeddings(data, { rows: 36, columns: 1, values: new Float32Array(36).fill(NaN) })).toThrow(
    'expected finite embeddings, got NaN in row 0'
  );
});
