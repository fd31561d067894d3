import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { makeDataset } from '../../src/data/makeDataset';
import { layersOf } from '../../src/models/features/layersOf';
import { combinedTeacher } from '../../src/teachers/combinedTeacher';
import { functionTeacher, type LogitsFunction } from '../../src/teachers/functionTeacher';
import { label } from '../../src/teachers/label';
import { modelTeacher } from '../../src/teachers/modelTeacher';
import { severalTasks } from '../../src/train/severalTasks/severalTasks';
import { classification, regression } from '../../src/train/task';

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors, 'tensors left behind').toBe(before));

const { heads } = severalTasks({
  size: regression(),
  kind: classification({ classes: 2 }),
  third: classification({ classes: 3 })
});
const data = makeDataset({
  x: [
    [1, 2, 3],
    [4, 5, 6]
  ],
  targets: [
    [3, 0, 1],
    [9, 1, 2]
  ],
  targetNames: ['size', 'kind', 'third']
});
const size: LogitsFunction = (rows) => tf.sum(rows, 1, true) as tf.Tensor2D;
const kind: LogitsFunction = (rows) => tf.slice(rows, [0, 0], [-1, 1]) as tf.Tensor2D;
const third: LogitsFunction = (rows) => tf.mul(rows, 2) as tf.Tensor2D;

test('combinedTeacher(teachers, {heads}) puts their outputs side by side, whatever their order, and makes two logits of a sigmoid', async () => {
  const teacher = combinedTeacher({ third, size, kind }, { heads });
  expect(teacher.classes).toBe(6);
  expect(Array.from((await label(teacher, data)).values)).toEqual([6, 0, 1, 2, 4, 6, 15, 0, 4, 8, 10, 12]);
});

test('its fingerprint is that of its teachers by task, and null where one has none', () => {
  const key = (name: string) => functionTeacher(kind, { key: name });
  const of = (a: string, b: string) => combinedTeacher({ size: key(a), kind: key(b), third: key('c') }, { heads }).fingerprint();
  expect(of('a', 'b')).toBe(of('a', 'b'));
  expect(of('a', 'b')).not.toBe(of('b', 'a'));
  expect(combinedTeacher({ size, kind: key('b'), third: key('c') }, { heads }).fingerprint()).toBeNull();
});

test('its layers and features are those of the models, called after their tasks', () => {
  const build = (units: number) =>
    tf.sequential({
      layers: [tf.layers.dense({ units: 4, inputShape: [3], name: `inner${units}` }), tf.layers.dense({ units })]
    });
  const models = [build(1), build(3)];
  const teacher = combinedTeacher({ size: models[0], kind, third: modelTeacher(models[1]) }, { heads });
  expect(teacher.layers!().map(({ name }) => name)).toEqual([
    ...layersOf(models[0]).map(({ name }) => `size/${name}`),
    ...layersOf(models[1]).map(({ name }) => `third/${name}`)
  ]);
  expect(teacher.variables!()).toHaveLength(8);
  const features = tf.tidy(() => {
    const found = teacher.featuresOf!(['third/inner3', 'size/inner1'])(tf.ones([2, 3]));
    return Object.fromEntries(Object.entries(found).map(([name, tensor]) => [name, tensor.shape]));
  });
  expect(features).toEqual({ 'size/inner1': [2, 4], 'third/inner3': [2, 4] });
  models.forEach((model) => model.dispose());
});

test('combinedTeacher refuses a task without a teacher, one of no task, of the other kind or with other outputs', () => {
  expect(() => combinedTeacher({ size, kind }, { heads })).toThrow(
    'combinedTeacher: expected a teacher for each of "size", "kind", "third", got none for "third"; give one each'
  );
  expect(() => combinedTeacher({ size, kind, third, more: kind }, { heads })).toThrow('got one for "more"');
  expect(() => combinedTeacher([] as never, { heads })).toThrow('combinedTeacher: expected teachers by task');
  expect(() => combinedTeacher({ size }, { heads: [] })).toThrow('combinedTeacher: expected heads of tasks, got []');
  const wide = functionTeacher(third, { classes: 3 });
  expect(() => combinedTeacher({ size: wide, kind, third }, { heads })).toThrow('to give 1 output for "size", got 3');
  const numbers = { ...functionTeacher(third, { classes: 3 }), predicts: 'numbers' as const };
  expect(() => combinedTeacher({ size, kind, third: numbers }, { heads })).toThrow(
    'combinedTeacher: expected a teacher of classes for "third"'
  );
});

test('combinedTeacher refuses probabilities and other numbers of outputs when it is asked, and leaves no tensor', async () => {
  const rows = makeDataset({
    x: [[1], [2], [3], [4]],
    targets: [1, 2, 3, 4].map((one) => [one, 0, one % 3]),
    targetNames: ['size', 'kind', 'third']
  });
  const soft: LogitsFunction = (given) =>
    tf.softmax(tf.matMul(given as tf.Tensor2D, tf.ones([1, 3]).mul([[1, 2, 3]]))) as tf.Tensor2D;
  const one: LogitsFunction = (given) => tf.clone(given) as tf.Tensor2D;
  await expect(label(combinedTeacher({ size: one, kind: one, third: soft }, { heads }), rows)).rejects.toThrow(
    'to give logits for "third", got probabilities'
  );
  await expect(label(combinedTeacher({ size: one, kind: one, third: one }, { heads }), rows)).rejects.toThrow(
    'to give 3 outputs for "third", got 1'
  );
});
