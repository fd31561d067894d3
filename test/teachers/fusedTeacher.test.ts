import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { makeDataset } from '../../src/data/makeDataset';
import { layersOf } from '../../src/models/features/layersOf';
import { functionTeacher, type LogitsFunction } from '../../src/teachers/functionTeacher';
import { fusedTeacher } from '../../src/teachers/fusedTeacher';
import * as fusion from '../../src/teachers/fusion';
import { label } from '../../src/teachers/label';
import { pairedTeacher } from '../../src/teachers/pairedTeacher';

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors, 'tensors left behind').toBe(before));

const by = fusion.meanProbability();
const data = makeDataset({
  x: [
    [1, 2],
    [3, 5]
  ],
  y: [0, 1],
  classes: 2
});
const two: LogitsFunction = (rows) => tf.mul(rows, 2) as tf.Tensor2D;
/** The sigmoid unit that means the same. */
const unit: LogitsFunction = (rows) => tf.mul(tf.sub(rows.slice([0, 1], [-1, 1]), rows.slice([0, 0], [-1, 1])), 2) as tf.Tensor2D;

test('fusedTeacher({one}) gives the logits of that teacher, bit by bit, by whatever it is fused', async () => {
  const gate = await fusion.learntGate({ one: two }, data);
  const all = [by, fusion.geometricMean(), fusion.entropyWeighted(), fusion.maxProbabilityWeighted(), gate];
  for (const own of [...all, fusion.weighted({ one: 0.3 }), fusion.onePerRow(() => 'one')])
    expect((await label(fusedTeacher({ one: two }, { by: own }), data)).values).toEqual(Float32Array.of(2, 4, 6, 10));
});

test('fusedTeacher takes a sigmoid unit for two classes, and gives one unit if all have one', async () => {
  const mixed = await label(fusedTeacher({ unit, two }, { by }), data);
  expect(mixed.columns).toBe(2);
  expect(mixed.values[1] - mixed.values[0]).toBeCloseTo(2, 5);
  const single = await label(fusedTeacher({ a: unit, b: unit }, { by }), data);
  expect(single.columns).toBe(1);
  expect(Array.from(single.values, (z) => Math.round(z * 1e4) / 1e4)).toEqual([2, 4]);
});

test('the record names each teacher, and its fingerprint follows from all of them and from how they are fused', () => {
  const key = (name: string) => functionTeacher(two, { key: name, name });
  const of = (a: string, b: string, how = by) => fusedTeacher({ a: key(a), b: key(b) }, { by: how });
  expect(of('x', 'y').info).toMatchObject({ name: 'a: x, b: y', kind: 'fused by mean probability', parameters: null });
  expect(of('x', 'y').info.fingerprint).toBe(of('x', 'y').fingerprint()!.slice(0, 12));
  expect(of('x', 'y').fingerprint()).toBe(of('x', 'y').fingerprint());
  const others = [
    of('y', 'x'),
    of('x', 'z'),
    of('x', 'y', fusion.geometricMean()),
    of('x', 'y', fusion.weighted({ a: 1, b: 2 }))
  ];
  expect(new Set([of('x', 'y'), ...others].map((one) => one.fingerprint())).size).toBe(5);
  expect(
    of(
      'x',
      'y',
      fusion.onePerRow(() => 'a')
    ).fingerprint()
  ).toBeNull();
  expect(
    of(
      'x',
      'y',
      fusion.onePerRow(() => 'a', { key: 'a' })
    ).fingerprint()
  ).not.toBeNull();
  expect(fusedTeacher({ a: key('x'), b: two }, { by }).fingerprint()).toBeNull();
});

test('its layers and features are those of the models, called after their names', () => {
  const model = tf.sequential({
    layers: [tf.layers.dense({ units: 4, inputShape: [2], name: 'inner' }), tf.layers.dense({ units: 2 })]
  });
  const teacher = fusedTeacher({ model, two }, { by });
  expect(teacher.layers!().map(({ name }) => name)).toEqual(layersOf(model).map(({ name }) => `model/${name}`));
  expect(teacher.variables!()).toHaveLength(4);
  expect(tf.tidy(() => teacher.featuresOf!(['model/inner'])(tf.ones([3, 2]))['model/inner'].shape)).toEqual([3, 4]);
  model.dispose();
});

test('a member that sees other rows labels its own pairs, and the fused teacher asks for whole datasets', async () => {
  const sound = makeDataset({ x: [[5], [1]], y: data.y, classes: 2 });
  const hears = pairedTeacher((rows) => tf.concat([rows, tf.zerosLike(rows)], 1) as tf.Tensor2D, [[data, sound]]);
  const teacher = fusedTeacher({ hears, two }, { by: fusion.geometricMean() });
  const { values } = await label(teacher, data);
  expect(values[0] - values[1]).toBeCloseTo((5 - 2) / 2, 5);
  expect(values[2] - values[3]).toBeCloseTo((1 - 4) / 2, 5);
  expect(() => teacher.logits(data.x as never)).toThrow('expected whole datasets');
});

test('fusedTeacher refuses no teachers, those of numbers or of other classes, and what is no fusion', async () => {
  expect(() => fusedTeacher({}, { by })).toThrow('fusedTeacher: expected teachers by name, got an object');
  expect(() => fusedTeacher({ two }, { by: 'mean' as never })).toThrow('fusedTeacher: expected by to be a fusion, got "mean"');
  const numbers = { ...functionTeacher(two), predicts: 'numbers' as const };
  expect(() => fusedTeacher({ two, numbers }, { by })).toThrow('got "numbers", which predicts numbers');
  const [a, b] = [2, 3].map((classes) => functionTeacher(two, { classes }));
  expect(() => fusedTeacher({ a, b }, { by })).toThrow('got 2 of "a" and 3 of "b"');
  const wide: LogitsFunction = (rows) => tf.concat([rows, rows], 1) as tf.Tensor2D;
  await expect(label(fusedTeacher({ two, wide }, { by }), data)).rejects.toThrow('to give logits of shape [2, 2], got [2, 4]');
  const rows = makeDataset({ x: [1, 2, 3, 4].map((one) => [one, 2]), y: [0, 1, 0, 1], classes: 2 });
  const soft: LogitsFunction = (given) => tf.softmax(given as tf.Tensor2D);
  await expect(label(fusedTeacher({ soft, two }, { by }), rows)).rejects.toThrow('to give logits, got probabilities');
});
