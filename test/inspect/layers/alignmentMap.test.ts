import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../../src/engine/loadEngine';
import { alignmentMap, alignmentOf, type AlignmentMapOptions } from '../../../src/inspect/layers/alignmentMap';
import { cka } from '../../../src/inspect/layers/cka';
import { withSeededRandom } from '../../../src/data/withSeededRandom';
import { withFeatures } from '../../../src/models/features/withFeatures';
import { hint } from '../../../src/losses/hint';
import { functionTeacher } from '../../../src/teachers/functionTeacher';
import { modelTeacher } from '../../../src/teachers/modelTeacher';
import { addAlignment } from '../../../src/record/addAlignment';
import { distill } from '../../../src/train/distill';
import type { Terms } from '../../../src/train/options/Term';
import { writeTermSourceCode } from '../../../src/views/alignmentMap/writeTermSourceCode';
import { gaussianBlobs } from '../../gaussianBlobs';
import { exampleAlignment } from '../../views/exampleAlignment';

const data = gaussianBlobs({ rows: 210, features: 6, seed: 3 });

const net = (name: string, units: number[], seed = 1) =>
  withSeededRandom(seed, () => {
    const model = tf.sequential({ name });
    units.forEach((size, i) =>
      model.add(
        tf.layers.dense({
          name: `layer${i}`,
          units: size,
          activation: i < units.length - 1 ? 'relu' : undefined,
          ...(i === 0 && { inputShape: [6] })
        })
      )
    );
    return model;
  });

const teacher = net('teacher', [16, 12, 8, 3]);
const student = net('student', [7, 5, 3], 2);
const map = (options: Partial<AlignmentMapOptions> = {}) => alignmentMap({ teacher, student, x: data, show: false, ...options });

let before = 0;
beforeEach(() => {
  before = tf.memory().numTensors;
});
afterEach(() => expect(tf.memory().numTensors).toBe(before));

/** What each layer gives for rows in their order, by another way than the map's. */
function featuresOf(model: tf.LayersModel, names: string[], x: Float32Array, shape: number[]) {
  return tf.tidy(() => {
    const { features } = withFeatures(model, names)(tf.tensor(x, [x.length / shape.reduce((a, b) => a * b), ...shape]));
    return names.map((name) => ({
      rows: features[name].shape[0],
      columns: features[name].size / features[name].shape[0],
      values: features[name].dataSync() as Float32Array
    }));
  });
}

describe('alignmentMap({teacher, student, x})', () => {
  it.each([['linear' as const], [{ rbf: 0.5 }], [{ rbf: 1 }]])(
    '%j: each value is that of cka on the features, in the same batches, to 5 digits',
    async (kernel) => {
      const { maps, teacherLayers, studentLayers, rows } = await map({ kernel, batchSize: 64, seed: null });
      expect(rows).toBe(192);
      const features = [teacher, student].map((model, i) =>
        featuresOf(
          model,
          [teacherLayers, studentLayers][i].map(({ name }) => name),
          data.x.subarray(0, 192 * 6),
          [6]
        )
      );
      features[0].forEach((x, t) =>
        features[1].forEach((y, s) =>
          expect(Math.abs(maps[0].values[t][s]! - cka({ x, y, kernel, batchSize: 64 })!)).toBeLessThan(1e-5)
        )
      );
    }
  );

  it('takes convolutions, volumes, branches, nested models and views of other shapes', async () => {
    const volumes = tf.tensor(
      Float32Array.from({ length: 24 * 64 }, (_, i) => Math.sin(i * i)),
      [24, 4, 4, 4]
    );
    const deep = withSeededRandom(4, () =>
      tf.sequential({
        name: 'deep',
        layers: [
          tf.layers.conv3d({ name: 'volume', filters: 3, kernelSize: 2, inputShape: [4, 4, 4, 1] }),
          tf.layers.flatten(),
          tf.layers.dense({ name: 'out', units: 2 })
        ]
      })
    );
    const flat = withSeededRandom(5, () => {
      const input = tf.input({ shape: [4, 4, 1] });
      const inner = tf.sequential({
        name: 'inner',
        layers: [tf.layers.conv2d({ name: 'conv', filters: 2, kernelSize: 3, inputShape: [4, 4, 1] })]
      });
      const branch = tf.layers.dense({ name: 'branch', units: 3 }).apply(tf.layers.flatten().apply(input)) as tf.SymbolicTensor;
      const joined = tf.layers
        .concatenate({ name: 'both' })
        .apply([branch, tf.layers.flatten().apply(inner.apply(input) as tf.SymbolicTensor) as tf.SymbolicTensor]);
      return tf.model({
        name: 'flat',
        inputs: input,
        outputs: tf.layers.dense({ name: 'out', units: 2 }).apply(joined) as tf.SymbolicTensor
      });
    });
    const kept = tf.memory().numTensors;
    const view = await alignmentMap({
      teacher: modelTeacher(deep, { view: (rows) => rows.expandDims(-1) }),
      student: modelTeacher(flat, { view: (rows) => rows.slice([0, 0, 0, 2], [-1, -1, -1, 1]) }),
      x: volumes,
      show: false
    });
    expect(view.teacherLayers.map(({ name, shape }) => [name, ...shape])).toEqual([
      ['volume', 3, 3, 3, 3],
      ['out', 2]
    ]);
    expect(view.studentLayers.map(({ name }) => name)).toContain('inner/conv');
    for (const value of view.maps[0].values.flat()) expect(Math.abs(value!)).toBeLessThanOrEqual(1);
    expect(tf.memory().numTensors).toBe(kept);
    tf.dispose(volumes);
    [deep, flat].forEach((model) => model.dispose());
  });

  it('a model beside itself: 1 on the diagonal, each layer its own best match and pair', async () => {
    const view = await map({ student: teacher, batchSize: 50 });
    view.teacherLayers.forEach((_, i) => expect(view.maps[0].values[i][i]).toBeCloseTo(1, 5));
    expect(view.maps[0].best).toEqual([0, 1, 2, 3]);
    expect(view.maps[0].pairs.map((pair) => [pair.teacher, pair.student])).toEqual(
      ['layer0', 'layer1', 'layer2', 'layer3'].map((name) => [name, name])
    );
  });

  it('layers that are dead, constant or not finite have no value, the others keep theirs', async () => {
    const odd = net('odd', [5, 4, 3], 6);
    const set = (weights: number, bias: number) =>
      tf.tidy(() => odd.layers[1].setWeights([tf.fill([5, 4], weights), tf.fill([4], bias)]));
    set(0, 0.3);
    const sound = (await map({ layers: { student: ['layer0'] }, student: odd })).maps[0].values;
    const kept = tf.memory().numTensors;
    const view = await map({ student: odd });
    expect(view.maps[0].values.map((row) => row.slice(1))).toEqual(sound.map(() => [null, null]));
    expect(view.maps[0].values.map(([value]) => [value])).toEqual(sound);
    expect(view.says).toContain("without a value: the student's layer1 and the student's layer2.");
    set(NaN, 0);
    expect((await map({ student: odd })).maps[0].values.map((row) => row.slice(1))).toEqual(sound.map(() => [null, null]));
    set(1e38, 0);
    expect((await map({ student: odd })).maps[0].values.map(([value]) => [value])).toEqual(sound);
    expect(tf.memory().numTensors).toBe(kept);
    odd.dispose();
  });

  it('features of any size: 1e15 and 1e-15 times as large are as alike', async () => {
    const scaled = (factor: number) => {
      const model = net('student', [7, 5, 3], 2);
      const [weights, bias] = model.layers[2].getWeights();
      tf.tidy(() => model.layers[2].setWeights([weights.mul(factor), bias.mul(factor)]));
      return model;
    };
    const plain = (await map({ kernel: { rbf: 0.5 } })).maps[0].values;
    for (const factor of [1e15, 1e-15]) {
      const model = scaled(factor);
      const { values } = (await map({ student: model, kernel: { rbf: 0.5 } })).maps[0];
      values.forEach((row, t) => row.forEach((value, s) => expect(value).toBeCloseTo(plain[t][s]!, 4)));
      model.dispose();
    }
  });

  it('seed: the same rows again; null: as they come', async () => {
    const values = async (options: Partial<AlignmentMapOptions>) => (await map({ examples: 60, ...options })).maps[0].values;
    expect(await values({ seed: 5 })).toEqual(await values({ seed: 5 }));
    expect(await values({ seed: 5 })).not.toEqual(await values({ seed: 6 }));
    const first = { ...data, x: data.x.slice(0, 360), y: data.y.slice(0, 60) };
    expect(await values({ seed: null })).toEqual(await values({ seed: null, x: first }));
  });

  it('counts the rest of the rows when it is half a batch or more, and one batch where rows are few', async () => {
    const rowsOf = async (options: Partial<AlignmentMapOptions>) => (await map(options)).rows;
    expect(await rowsOf({ batchSize: 100 })).toBe(200);
    expect(await rowsOf({ batchSize: 60 })).toBe(210);
    expect(await rowsOf({ batchSize: 1024 })).toBe(210);
    expect(await rowsOf({ examples: 4, batchSize: 4 })).toBe(4);
  });

  it('the entry of a suggested pair, pasted into terms, distils it', async () => {
    const [own, learner] = [net('own', [16, 12, 3]), net('learner', [7, 5, 3], 2)];
    const { maps } = await map({ teacher: own, student: learner });
    const pair = maps[0].pairs[0];
    const pasted = new Function('kd', `return {${writeTermSourceCode(pair)}}`)({ hint }) as Terms;
    const record = await distill({
      teacher: own,
      student: learner,
      data,
      epochs: 2,
      terms: pasted,
      baseline: false,
      show: false
    });
    const losses = record.history.series[`train/hint ${pair.student}`];
    expect(losses.at(-1)).toBeLessThan(losses[0]!);
    [own, learner].forEach((model) => model.dispose());
  });

  it('takes nested rows and tensors', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => Array.from(data.x.subarray(i * 6, i * 6 + 6)));
    const tensor = tf.tensor(rows);
    const [nested, given] = [await map({ x: rows }), await map({ x: tensor })];
    tensor.dispose();
    expect(nested.maps[0].values).toEqual(given.maps[0].values);
    expect(nested.data).toBe('x');
  });

  it('layers: those that are named, in the order of depth; by default none that only reorders', async () => {
    const view = await map({ layers: { teacher: ['layer3', 'layer1'], student: ['layer0'] } });
    expect([view.teacherLayers, view.studentLayers].map((layers) => layers.map(({ name }) => name))).toEqual([
      ['layer1', 'layer3'],
      ['layer0']
    ]);
    const odd = tf.sequential({
      layers: [
        tf.layers.reshape({ targetShape: [6, 1], inputShape: [6] }),
        tf.layers.flatten(),
        tf.layers.dropout({ rate: 0.5 }),
        tf.layers.dense({ name: 'only', units: 2 })
      ]
    });
    expect((await map({ student: odd })).studentLayers).toEqual([{ name: 'only', kind: 'Dense', shape: [2] }]);
    odd.dispose();
  });

  it('changes neither model, nor whether its dropout acts', async () => {
    const weights = () => teacher.getWeights().map((one) => Array.from(one.dataSync()));
    const kept = weights();
    await map();
    expect(weights()).toEqual(kept);
  });

  it('stops between two passes when the cell is interrupted, and leaves nothing behind', async () => {
    const host = { throwIfInterrupted: vi.fn(), display: vi.fn() };
    const at = Symbol.for('stillroom.host');
    host.throwIfInterrupted.mockImplementation(() => {
      throw Object.assign(new Error('interrupted'), { name: 'KeyboardInterrupt' });
    });
    (globalThis as { [at: symbol]: unknown })[at] = host;
    try {
      await expect(map({ batchSize: 10 })).rejects.toThrow('interrupted');
    } finally {
      delete (globalThis as { [at: symbol]: unknown })[at];
    }
  });

  const ok = { teacher, student, x: data };
  const refused: [options: object | null, says: string][] = [
    [
      { ...ok, teacher: undefined },
      'alignmentMap: expected teacher to be a tfjs layers model or kd.modelTeacher of one, got undefined; only a model has layers that can be read'
    ],
    [
      { ...ok, teacher: functionTeacher((rows) => rows) },
      'alignmentMap: expected teacher to be a tfjs layers model or kd.modelTeacher of one, got an object'
    ],
    [
      { ...ok, student: () => 1 },
      'alignmentMap: expected student to be a tfjs layers model or kd.modelTeacher of one, got function student'
    ],
    [{ ...ok, x: undefined }, 'alignmentMap: expected x to be a dataset, rows or a tensor, got undefined'],
    [{ ...ok, x: [] }, 'alignmentMap: expected x to hold rows, got none'],
    [{ ...ok, x: [[1, 2, 3, 4, 5, 6]] }, 'alignmentMap: expected x to hold at least 4 rows, got 1'],
    [
      {
        ...ok,
        x: [
          [1, 2],
          [3, 4],
          [5, 6],
          [7, 8]
        ]
      },
      'alignmentMap: expected rows of shape [6] as "teacher" takes, got [2]; give kd.modelTeacher(model, {view: (rows) => ...})'
    ],
    [
      { ...ok, x: { ...data, x: data.x.map((v, i) => (i === 7 ? NaN : v)) } },
      'alignmentMap: expected finite numbers in x, got NaN in row 1, column 1'
    ],
    [
      { ...ok, layers: { teacher: ['layer9'] } },
      'alignmentMap: expected layers.teacher to be layers of "teacher", got "layer9"; did you mean "layer0"?'
    ],
    [{ ...ok, layers: { student: [] } }, 'expected layers.student to be 1 to 128 names, got []'],
    [{ ...ok, layers: ['layer1'] }, 'alignmentMap: layers: expected options as an object'],
    [{ ...ok, batchSize: 3 }, 'alignmentMap: expected batchSize to be a whole number at least 4 and at most 1024, got 3'],
    [{ ...ok, examples: 2 }, 'expected examples to be a whole number at least 4, got 2'],
    [{ ...ok, seed: -1 }, 'expected seed to be'],
    [{ ...ok, kernel: 'rbf' }, 'alignmentMap: expected kernel to be "linear" or {rbf: fraction}'],
    [{ ...ok, epoch: NaN }, 'expected epoch to be'],
    [{ ...ok, batch: 4 }, 'got "batch"; did you mean'],
    [null, 'alignmentMap: expected teacher to be']
  ];
  it.each(refused.map(([options, says]) => ({ options, says })))('refuses: $says', async ({ options, says }) => {
    await expect(alignmentMap({ show: false, ...options } as never)).rejects.toThrow(says);
  });
});

describe('addAlignment(so, next)', () => {
  it('is what training adds moment by moment, rounded to four decimals', async () => {
    const options = { teacher, student, x: data };
    const one = await alignmentOf('distill', options, { label: 'start', epoch: 0 });
    const two = await alignmentOf('distill', options, { label: 'epoch 1', epoch: 1 });
    const both = addAlignment(addAlignment(undefined, one), two);
    expect(both.maps.map(({ label, epoch }) => [label, epoch])).toEqual([
      ['start', 0],
      ['epoch 1', 1]
    ]);
    for (const value of both.maps[0].values.flat()) expect(value).toBe(Number(value!.toFixed(4)));
  });

  it.each([
    [5, 3, 300],
    [50, 50, 40],
    [128, 128, 30],
    [128, 1, 500]
  ])('%i by %i layers and %i epochs stay below 80 kB, with the first and the last', (teacherLayers, studentLayers, epochs) => {
    const whole = exampleAlignment({ teacher: teacherLayers, student: studentLayers, maps: epochs });
    const so = whole.maps.reduce<ReturnType<typeof addAlignment> | undefined>(
      (sum, one) => addAlignment(sum, { ...whole, maps: [one] }),
      undefined
    )!;
    expect(JSON.stringify(so).length).toBeLessThan(80_000);
    expect(so.maps.at(0)!.epoch).toBe(0);
    expect(so.maps.at(-1)!.epoch).toBe(epochs - 1);
    const gaps = so.maps.slice(1).map(({ epoch }, i) => epoch! - so.maps[i].epoch!);
    expect(Math.max(...gaps)).toBeLessThanOrEqual((4 * epochs) / so.maps.length);
    expect(so.teacherLayers.at(-1)!.name).toBe(`conv${teacherLayers}`);
    expect(so.maps[0].values.length).toBe(so.teacherLayers.length);
    expect(so.maps.map(({ epoch }) => epoch)).toEqual([...so.maps.map(({ epoch }) => epoch)].sort((a, b) => a! - b!));
  });

  it('refuses a map of other layers', () => {
    expect(() => addAlignment(exampleAlignment(), exampleAlignment({ student: 2 }))).toThrow(
      'addAlignment: expected the same studentLayers'
    );
  });
});
