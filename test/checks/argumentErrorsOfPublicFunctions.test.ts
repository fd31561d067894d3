import { expect, test } from 'vitest';
import * as kd from '../../src';

/** Calls that the types forbid: people write JavaScript too. */
const any = kd as unknown as { [name: string]: (...args: unknown[]) => unknown };
const { tf } = kd;
const data = kd.dataset({
  x: [
    [1, 2],
    [3, 4]
  ],
  y: [0, 1],
  classes: 2
});

test.each([
  ['a promise', Promise.resolve({ batchSize: 2 }), 'a Promise'],
  ['a Map', new Map([['batchSize', 2]]), 'a Map'],
  ['a generator', (function* () {})(), 'an object'],
  ['a URL', new URL('file:///a'), 'a URL'],
  ['a typed array', new Float32Array(2), 'Float32Array(2)'],
  ['null', null, 'null']
])('options that are %s are refused, not taken for none', (_, options, got) => {
  const said = new RegExp(
    `^batches: expected options as an object, got ${got.replace(/[()]/g, '\\$&')}.*; pass {batchSize: ...}$`
  );
  expect(() => any.batches(4, options)).toThrow(said);
});

test.each([
  ['a promise', Promise.resolve(2), 'a promise; await it first'],
  [
    'a class',
    class {
      options = 1;
    },
    'a class; give a function'
  ],
  ['a list with a hole', Object.assign(new Array(3), { 0: 1, 2: 3 }), 'an array without item 1; fill it in'],
  ['a list that only claims to be long', new Array(2 ** 32 - 1), `an array of ${2 ** 32 - 1}; give at most`]
])('an option that is %s is refused by name', (_, value, said) => {
  expect(() => any.tabularStudent(data, { hidden: value })).toThrow(
    `tabularStudent: expected hidden to be a value that can be used, got ${said}`
  );
});

test('an error of the user in a getter comes through as it is', () => {
  const own = new Error('mine');
  const options = {
    get batchSize() {
      throw own;
    }
  };
  expect(() => any.batches(4, options)).toThrow(own);
});

test.each(['cka', 'softLabelsOf', 'dataset', 'claim'])('kd.%s of nothing says what to pass', (name) => {
  expect(() => any[name]()).toThrow(new RegExp(`^${name}: expected options as an object, got undefined; pass {\\w+: ...}$`));
});

test.each(['distill', 'train', 'study', 'labelSweep', 'distillDataFree', 'latency', 'screen'])(
  'kd.%s of nothing says what to pass',
  async (name) => {
    await expect(any[name]()).rejects.toThrow(/^\w+: expected options as an object, got undefined; pass \{\w+: \.\.\.\}$/);
  }
);

test.each([
  ['batches', [2 ** 40, { batchSize: 2 }], 'batches: expected rows to be a whole number at least 1 and at most 67108864'],
  [
    'mixup',
    [data, { rows: 2 ** 28 }],
    'mixup: expected at most 268435456 numbers in all, got rows 268435456 and numbers a row 2'
  ],
  ['tabularStudent', [data, { hidden: [1e9] }], 'tabularStudent: expected at most 134217728 weights, got ']
])('kd.%s checks sizes before it asks for memory', (name, args, said) => {
  expect(() => any[name](...args)).toThrow(said);
});

test.each([
  ['textEncoder', { vocabulary: 1e9, length: 4, classes: 2, width: 4, heads: 1, depth: 1 }],
  ['visionTransformer', { image: [8, 8, 1], classes: 1e9, patch: 4, width: 4, heads: 1, depth: 1 }],
  ['mobileNet', { inputShape: [32, 32, 1], classes: 1e9, width: 4 }],
  ['convolutionalNetwork', { inputShape: [8, 8, 1], classes: 1e9, filters: [2] }],
  ['resNet', { inputShape: [8, 8, 1], classes: 10, depth: 110, width: 64 }],
  ['wideResNet', { inputShape: [8, 8, 1], classes: 10, depth: 40, width: 64 }],
  ['vgg', { inputShape: [8, 8, 1], classes: 10, depth: 19, width: 16 }],
  ['shuffleNetV2', { inputShape: [8, 8, 1], classes: 1e9 }]
] as const)('models.%s refuses a network that no memory holds, and leaves no tensor', (name, options) => {
  const before = tf.memory().numTensors;
  const said = new RegExp(`^${name}: expected at most 134217728 weights, got \\d+; make .* smaller`);
  expect(() => (kd.models[name] as (options: unknown) => unknown)(options)).toThrow(said);
  expect(tf.memory().numTensors).toBe(before);
});

test('the path in an error is cut in the middle', async () => {
  const path = `${'folder/'.repeat(400)}end.csv`;
  const error = await kd.readCsv(path).catch((caught: Error) => caught);
  expect((error as Error).message).toMatch(/expected a file at folder\/[^]*\.\.\.[^]*end\.csv, got /);
  expect((error as Error).message.length).toBeLessThan(1000);
});

test('label names the shapes if the model takes other rows', async () => {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [5], name: 'wide' })] });
  await expect(kd.label(kd.modelTeacher(model, { name: 'five' }), data)).rejects.toThrow(
    'label: expected rows of the shape that "five" takes, [5], got [2] of data "data"; '
  );
  model.dispose();
});

test('subgroups takes groups that are texts', async () => {
  const rows = 40;
  const labels = Array.from({ length: rows }, (_, i) => i % 2);
  const logits = labels.map((label, i) => [label + Math.sin(i)]);
  const of = labels.map((_, i) => (i < 20 ? 'a' : 'b'));
  const numbers = labels.map((_, i) => Math.floor(i / 2) % 5);
  const inputs = { logits, labels, of, resamples: 100, seed: 1 };
  const texts = await any.subgroups({ ...inputs, groups: numbers.map((n) => `customer ${n}`) });
  expect(texts).toEqual(await any.subgroups({ ...inputs, groups: numbers }));
});
