import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withSeededRandom } from '../../src/data/withSeededRandom';
import { compile } from '../../src/deploy/compile/compile';
import { tf } from '../../src/engine/tf';
import { SoftTreeLayer } from '../../src/models/students/SoftTreeLayer';
import { tabularStudent } from '../../src/models/students/tabularStudent';
import { mulberry32 } from '../mulberry32';
import reference from '../reference/models/tabularStudents.json';
import { loanApplications } from '../models/students/loanApplications';

/** Every weight drawn anew, moving variances above 0, so that no bias is 0 and no scale 1. */
function scrambled(model: tf.LayersModel, seed: number): tf.LayersModel {
  const next = mulberry32(seed);
  model.setWeights(
    model.weights.map(({ name, shape }) => {
      const size = tf.util.sizeFromShape(shape as number[]);
      const spread = name.includes('kernel') ? 2 / Math.sqrt(shape[0] as number) : 1;
      const draw = () => (name.includes('variance') ? 0.2 + next() : spread * (2 * next() - 1));
      return tf.tensor(Float32Array.from({ length: size }, draw), shape as number[]);
    })
  );
  return model;
}

/** The largest difference, of logits relative to max(1, |z|). */
function apart(expected: ArrayLike<number>, got: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < expected.length; i++) {
    if (Number.isNaN(expected[i]) && Number.isNaN(got[i])) continue;
    most = Math.max(most, Math.abs(expected[i] - got[i]) / Math.max(1, Math.abs(expected[i])));
  }
  return most;
}

const logits = (model: tf.LayersModel, x: Float32Array, shape: number[]) =>
  tf.tidy(() => (model.predict(tf.tensor(x, [x.length / tf.util.sizeFromShape(shape), ...shape])) as tf.Tensor).dataSync());

/** Random rows of a table, with everything that a row can hold. */
function rowsOf(data: ReturnType<typeof loanApplications>, count: number, seed: number): Float32Array {
  const next = mulberry32(seed);
  const odd = [NaN, Infinity, -Infinity, -1, 1e12, -1e12, 0.5, 99, 3.4e38];
  const rows = data.x.slice(0, count * data.shape[0]);
  for (let i = 0; i < rows.length; i++) if (next() < 0.15) rows[i] = odd[Math.floor(next() * odd.length)];
  return rows;
}

describe('compile', () => {
  const tables: [string, (seed: number) => tf.LayersModel][] = [
    ['the student of kd.tabularStudent', (seed) => tabularStudent(loanApplications(), { seed })],
    ['with every category embedded', (seed) => tabularStudent(loanApplications(), { seed, categoryDimension: 1, hidden: [7] })],
    [
      'with straight lines and no hidden layer',
      (seed) => tabularStudent(loanApplications(), { seed, embedding: 'linear', hidden: [] })
    ],
    ['with three classes', (seed) => tabularStudent(loanApplications({ classes: 3 }), { seed, bins: 5, hidden: [9, 6, 5] })],
    ['with a soft tree', (seed) => tf.sequential({ layers: [encoder(seed), new SoftTreeLayer({ depth: 3, units: 1 })] })],
    [
      'with a soft tree of three classes',
      (seed) => tf.sequential({ layers: [encoder(seed), new SoftTreeLayer({ depth: 4, units: 3 })] })
    ],
    [
      'with batch normalization on both sides',
      (seed) =>
        tf.sequential({
          layers: [
            encoder(seed),
            tf.layers.batchNormalization(),
            tf.layers.dense({ units: 6 }),
            tf.layers.batchNormalization({ scale: false }),
            tf.layers.activation({ activation: 'tanh' }),
            tf.layers.batchNormalization({ center: false }),
            tf.layers.batchNormalization(),
            tf.layers.dense({ units: 2, useBias: false })
          ]
        })
    ],
    [
      'with what is not a product after the encoder',
      (seed) => tf.sequential({ layers: [encoder(seed), tf.layers.layerNormalization(), tf.layers.dense({ units: 3 })] })
    ]
  ];
  const encoder = (seed: number) => tabularStudent(loanApplications(), { seed }).layers[0];

  test.each(tables)('%s: equal to the model on raw rows, with NaN, infinity and unknown categories', (_, build) => {
    for (const seed of [1, 2, 3]) {
      const model = scrambled(build(seed), seed);
      const rows = rowsOf(loanApplications(), 200, seed);
      const predict = compile(model);
      const expected = logits(model, rows, [8]);
      const got = predict.batch(rows);
      expect(got.every(Number.isFinite)).toBe(true);
      expect(apart(expected, got)).toBeLessThan(1e-6);
      const probabilities = predict.probabilities(rows.subarray(0, 8));
      expect(probabilities.length).toBe(Math.max(2, predict.outputs));
      expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 6);
      model.dispose();
    }
  });

  const activations = Object.entries(reference.activations);
  test.each(activations)('activation %s: as in SciPy, and equal to the model', (activation, expected) => {
    const alone = tf.sequential({ layers: [tf.layers.activation({ activation: activation as 'relu', inputShape: [53] })] });
    expect(apart(expected, compile(alone)(reference.x))).toBeLessThan(2e-7);
    // Between two products its large numbers cost the model itself more than 1e-6 in single precision.
    const hidden = activation === 'logSoftmax' ? 'tanh' : activation;
    const model = withSeededRandom(1, () =>
      tf.sequential({
        layers: [
          tf.layers.dense({ units: 13, activation: hidden as 'relu', inputShape: [5] }),
          tf.layers.dense({ units: 3 }),
          tf.layers.activation({ activation: activation as 'relu' })
        ]
      })
    );
    scrambled(model, 5);
    const next = mulberry32(9);
    const rows = Float32Array.from({ length: 500 }, () => 6 * (next() - 0.5));
    expect(apart(logits(model, rows, [5]), compile(model).batch(rows))).toBeLessThan(1e-6);
  });

  test('layers that are activations, a model in a model, an image made flat: equal to the model', () => {
    const inner = tf.sequential({
      layers: [tf.layers.dense({ units: 6, inputShape: [12] }), tf.layers.leakyReLU({ alpha: 0.1 })]
    });
    const input = tf.input({ shape: [4, 3, 1] });
    const flat = tf.layers.flatten().apply(tf.layers.dropout({ rate: 0.5 }).apply(input));
    const after = [tf.layers.reLU({ maxValue: 2 }), tf.layers.dense({ units: 5 }), tf.layers.thresholdedReLU({ theta: 0.1 })];
    const end = [...after, tf.layers.elu(), tf.layers.softmax()].reduce(
      (tensor, layer) => layer.apply(tensor) as tf.SymbolicTensor,
      inner.apply(flat) as tf.SymbolicTensor
    );
    const model = scrambled(tf.model({ inputs: input, outputs: end }), 3);
    const rows = Float32Array.from({ length: 240 }, mulberry32(4));
    const predict = compile(model);
    expect(predict.inputs).toBe(12);
    expect(apart(logits(model, rows, [4, 3, 1]), predict.batch(rows))).toBeLessThan(1e-6);
    expect(Array.from(predict.probabilities(rows.subarray(0, 12)))).toEqual(Array.from(predict(rows.subarray(0, 12))));
  });

  test('it is a copy, gives a new array each time, and leaves no tensor behind', () => {
    const model = tabularStudent(loanApplications(), { seed: 1 });
    const counted = tf.memory().numTensors;
    const predict = compile(model);
    expect(tf.memory().numTensors).toBe(counted);
    const row = Array.from(loanApplications().x.subarray(0, 8));
    const first = predict(row);
    scrambled(model, 2);
    expect(predict(row)).toEqual(first);
    expect(predict(row)).not.toBe(first);
    expect(predict.bytes).toBeGreaterThan(4 * model.countParams());
  });

  test('save(path) writes a module that runs alone, by import and by require, and says the same', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stillroom-'));
    const tree = tf.sequential({
      name: 'Müller*/\u2028',
      layers: [encoder(1), tf.layers.batchNormalization(), new SoftTreeLayer({ depth: 2, units: 3 })]
    });
    const students = { mlp: scrambled(tabularStudent(loanApplications(), { seed: 1 }), 1), tree: scrambled(tree, 2) };
    const rows = rowsOf(loanApplications(), 20, 3);
    const said = `JSON.stringify(rows.map((row) => [predict(row), probabilities(row)].map((out) => Array.from(out))))`;
    const list = Array.from({ length: 20 }, (_, i) => Array.from(rows.subarray(8 * i, 8 * i + 8), (v) => `${v}`));
    for (const [name, model] of Object.entries(students)) {
      const predict = compile(model);
      const expected = list.map((row) => [predict, predict.probabilities].map((f) => Array.from(f(row.map(Number)))));
      await predict.save(join(folder, `${name}.mjs`));
      await predict.save(join(folder, `${name}.cjs`));
      const given = `const rows = ${JSON.stringify(list)}.map((row) => row.map(Number));`;
      await writeFile(
        join(folder, 'a.mjs'),
        `import { predict, probabilities } from './${name}.mjs'; ${given} console.log(${said})`
      );
      await writeFile(
        join(folder, 'a.cjs'),
        `const { predict, probabilities } = require('./${name}.cjs'); ${given} console.log(${said})`
      );
      for (const file of ['a.mjs', 'a.cjs'])
        expect(JSON.parse(execFileSync(process.execPath, [join(folder, file)], { encoding: 'utf8' }))).toEqual(expected);
      expect(await readFile(join(folder, `${name}.mjs`), 'utf8')).not.toMatch(/\bimport\b|\brequire\b|__vi/);
    }
    await expect(compile(students.mlp).save(join(folder, 'student.txt'))).rejects.toThrow(
      /^save: expected a path that ends in \.mjs, \.js or \.cjs, got ".*"; change the file name$/
    );
  });

  test('it says what it cannot compile, and which layer that is', () => {
    const image = tf.sequential({
      layers: [tf.layers.conv2d({ filters: 2, kernelSize: 2, inputShape: [4, 4, 1], name: 'seen' })]
    });
    expect(() => compile(image)).toThrow(
      /^compile: expected layers that it knows, got "seen", Conv2D with activation "linear" on rows of shape \[4,4,1\]; kd\.compile can do /
    );
    const input = tf.input({ shape: [3] });
    const [a, b] = [0, 1].map(() => tf.layers.dense({ units: 2 }).apply(input) as tf.SymbolicTensor);
    const branches = tf.model({ inputs: input, outputs: tf.layers.add().apply([a, b]) as tf.SymbolicTensor, name: 'y' });
    expect(() => compile(branches)).toThrow(/^compile: expected model "y" to be one chain of layers, got one that branches; /);
    expect(() => compile({} as tf.LayersModel)).toThrow(/^compile: expected a tf\.LayersModel, got an object; give the student$/);
    const many = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [5, 3], name: 'wide' })] });
    expect(() => compile(many)).toThrow(/"wide", Dense .* on rows of shape \[5,3\]/);
    const flat = tf.layers.flatten({ dataFormat: 'channelsFirst', inputShape: [2, 2, 3], name: 'flat' });
    expect(() => compile(tf.sequential({ layers: [flat] }))).toThrow(/"flat", Flatten on rows of shape \[2,2,3\]/);
    expect(() => compile(undefined as unknown as tf.LayersModel)).toThrow(
      /^compile: expected a tf\.LayersModel, got undefined; /
    );
  });

  test('it says what is wrong with a row', () => {
    const predict = compile(tabularStudent(loanApplications()));
    expect(() => predict([1, 2])).toThrow(/^predict: expected a row of 8 numbers, got 2; give one for each column$/);
    expect(() => predict(undefined as unknown as number[])).toThrow(TypeError);
    for (const bad of ['3', null, undefined, 4n])
      expect(() => predict([1, 2, 3, 4, 0, bad as unknown as number, 5, NaN])).toThrow(
        /^predict: expected a number in column 5, got .*; a missing value is NaN$/
      );
    expect(() => predict.batch(new Float32Array(12))).toThrow(
      /^batch: expected rows of 8 numbers, got 12 numbers; give whole rows$/
    );
    expect(() => predict.source({ format: 'amd' as 'esm' })).toThrow(TypeError);
    expect(predict.batch([])).toEqual(new Float32Array());
  });
});
