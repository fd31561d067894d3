import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as kd from '../../../src';
import { answerSamplesRequest } from '../../../src/assess/samples/answerSamplesRequest';
import { describeSample } from '../../../src/assess/samples/describeSample';
import { createSampleRegistry } from '../../../src/assess/samples/createSampleRegistry';
import { findRowsOfConfusionCell } from '../../../src/assess/samples/findRowsOfConfusionCell';
import type { SampleSource } from '../../../src/assess/samples/SampleSource';
import { exampleRecord } from '../../views/exampleRecord';
import { samplesTarget, type SamplesFound } from '../../../src/record/LiveSamples';

const symbol = Symbol.for('stillroom.host');
const globals = globalThis as { [symbol]?: kd.Host };

/** Pictures of 9 * 9 pixels: row i has i / rows everywhere and 1 in its corner. */
function pictures(rows: number, shape = [9, 9, 1], y = new Int32Array(rows)): kd.Dataset {
  const size = shape.reduce((a, b) => a * b, 1);
  const x = new Float32Array(rows * size);
  for (let i = 0; i < x.length; i++) x[i] = i % size === 0 ? 1 : Math.floor(i / size) / rows;
  return { name: 'marks', x, shape, y, classes: ['no', 'yes'] };
}

const table: kd.Dataset = {
  name: 'loans',
  x: Float32Array.of(12.5, 0, 2024, NaN, 1, -3),
  shape: [3],
  y: Int32Array.of(0, 1),
  classes: ['paid', 'default'],
  features: [
    { name: 'amount', kind: 'number' },
    { name: 'purpose', kind: 'category', categories: ['car', 'house'] },
    { name: 'year', kind: 'number' }
  ]
};

const pixelsOf = async (png: string) => sharp(Buffer.from(png, 'base64')).raw().toBuffer({ resolveWithObject: true });

describe('describeSample(source, row)', () => {
  test("a picture is a PNG of its own pixels, with its label and each model's likeliest classes", async () => {
    const data = pictures(4, [9, 9, 1], Int32Array.of(0, 1, 1, 0));
    const logits = { rows: 4, columns: 2, values: Float32Array.of(0, 0, 0, 0, 0, Math.log(3), 0, 0) };
    const source = {
      data,
      labels: data.y,
      models: [
        { name: 'student', said: [0, 0, 1, 0], logits },
        { name: 'rules', said: [1, 1, 1, 1] }
      ]
    };
    const { picture, ...rest } = await describeSample(source, 2);
    expect(rest).toEqual({
      row: 2,
      label: 'yes',
      models: [
        {
          name: 'student',
          classes: [
            { name: 'yes', share: expect.closeTo(0.75, 6) },
            { name: 'no', share: expect.closeTo(0.25, 6) }
          ]
        },
        { name: 'rules', classes: [{ name: 'yes', share: null }] }
      ]
    });
    expect(picture).toEqual({ png: expect.any(String), width: 9, height: 9 });
    const { data: bytes, info } = await pixelsOf(picture!.png);
    expect([info.width, info.height]).toEqual([9, 9]);
    expect([bytes[0], bytes[info.channels]]).toEqual([255, 128]);
  });

  test('a flat square from 0 to 1 is a picture, a volume its central slice, other values are stretched, a large one is shrunk', async () => {
    const shown = async (data: kd.Dataset) => (await describeSample({ data, models: [] }, 1)).picture;
    expect(await shown(pictures(2, [81]))).toMatchObject({ width: 9, height: 9, isFlat: true });
    expect(await shown(pictures(2, [6, 9, 9, 1]))).toMatchObject({ width: 9, slice: 4, slices: 6 });
    const wide = pictures(2);
    expect(await shown({ ...wide, x: wide.x.map((value) => value * 4 - 2) })).toMatchObject({ black: 0, white: 2 });
    const large = await shown(pictures(2, [40, 1000, 3]));
    expect(large).toMatchObject({ width: 1000, height: 40 });
    expect((await pixelsOf(large!.png)).info).toMatchObject({ width: 256, height: 10 });
  });

  test('a row of a table has its columns by name, categories in words, null for what is missing', async () => {
    const source = { data: table, labels: table.y, models: [] };
    const values = [
      { name: 'amount', value: 12.5 },
      { name: 'purpose', value: 'car' },
      { name: 'year', value: 2024 }
    ];
    expect(await describeSample(source, 0)).toEqual({ row: 0, label: 'paid', values, models: [] });
    expect((await describeSample(source, 1)).values).toEqual([
      { name: 'amount', value: null },
      { name: 'purpose', value: 'house' },
      { name: 'year', value: -3 }
    ]);
  });

  test('of many columns the first 200 come, of a long text 200 characters; numbers without names have their places', async () => {
    const wide = kd.dataset({
      x: new Float32Array(2 * 500).fill(7),
      y: [0, 1],
      classes: ['a'.repeat(1000), 'b'],
      shape: [50, 5, 2]
    });
    const { values, moreValues, label } = await describeSample({ data: wide, labels: wide.y, models: [] }, 0);
    expect([values!.length, moreValues, values![13].name]).toEqual([200, 300, '1, 1, 1']);
    expect(label).toHaveLength(201);
  });
});

describe('findRowsOfConfusionCell(source, {model, label, taken})', () => {
  const data = pictures(5, [9, 9, 1], Int32Array.of(0, 0, 0, 1, 0));
  const logits = { rows: 5, columns: 2, values: Float32Array.of(0, 1, 0, 3, 2, 0, 0, 1, 0, 1) };
  const source: SampleSource = { data, labels: data.y, models: [{ name: 'student', said: [1, 1, 0, 1, 1], logits }] };

  test('has the surest of the wrong ones first, the least sure of the right ones, equals by row', () => {
    expect(findRowsOfConfusionCell(source, { model: 'student', label: 'no', taken: 'yes' })).toEqual([1, 0, 4]);
    const right = { ...source, labels: [1, 1, 0, 1, 1] };
    expect(findRowsOfConfusionCell(right, { model: 'student', label: 'yes', taken: 'yes' })).toEqual([0, 3, 4, 1]);
    const numbersOnly = { ...source, models: [{ name: 'student', said: [1, 1, 0, 1, 1] }] };
    expect(findRowsOfConfusionCell(numbersOnly, { model: 'student', label: 'no', taken: 'yes' })).toEqual([0, 1, 4]);
  });

  test('refuses an unknown model or class by name', () => {
    expect(() => findRowsOfConfusionCell(source, { model: 'x', label: 'no', taken: 'yes' })).toThrow(
      'samples: expected a model of "student", got "x"; ask for another cell'
    );
    expect(() => findRowsOfConfusionCell(source, { model: 'student', label: 'no', taken: {} })).toThrow(
      /^samples: expected a class of "no", "yes", got an object; /
    );
  });
});

describe('answerSamplesRequest(question, find)', () => {
  const data = pictures(30, [9, 9, 1], new Int32Array(30).fill(1));
  const source: SampleSource = { data, labels: data.y, models: [{ name: 'student', said: new Int32Array(30) }] };
  const ask = (question: unknown) => answerSamplesRequest(question, (key) => (key === 'known' ? source : undefined));

  test('gives 12 rows of a cell at a time, and one by its number', async () => {
    const cell = { model: 'student', label: 'yes', taken: 'no' };
    const rows = async (from: number) => {
      const found = (await ask({ samples: 'known', request: 5, want: { ...cell, from } })) as SamplesFound;
      expect([found.type, found.request, found.total]).toEqual(['samples', 5, 30]);
      return found.samples.map(({ row }) => row);
    };
    expect(await rows(0)).toEqual(Array.from({ length: 12 }, (_, i) => i));
    expect(await rows(24)).toEqual([24, 25, 26, 27, 28, 29]);
    expect(await rows(36)).toEqual([]);
    expect(await ask({ samples: 'known', request: 6, want: { row: 29 } })).toMatchObject({ total: 1, samples: [{ row: 29 }] });
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a name that nobody gave', { samples: 'other', request: 1, want: { row: 0 } }],
    ['no question', { samples: 'known', request: 1 }],
    ['a row that is not there', { samples: 'known', request: 1, want: { row: 30 } }],
    ['a row by another name', { samples: 'known', request: 1, want: { row: 'length' } }],
    ['a place below 0', { samples: 'known', request: 1, want: { model: 'student', label: 'yes', taken: 'no', from: -12 } }]
  ])('%s is refused in words', async (_, question) => {
    expect(await ask(question)).toMatchObject({
      type: 'refused',
      says: expect.stringMatching(/^samples: expected .+, got .+; .+$/)
    });
  });
});

test('createSampleRegistry().keep(source) forgets the oldest views, by number and by the bytes of data that the newest does not show', () => {
  const source = (rows: number): SampleSource => ({ data: pictures(rows), models: [] });
  const few = createSampleRegistry({ views: 2, bytes: 1e9 });
  const keys = [1, 2, 3].map((rows) => few.keep(source(rows)));
  expect(keys.map((key) => few.find(key)?.data.y.length)).toEqual([undefined, 2, 3]);
  expect(new Set(keys).size).toBe(3);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);

  const light = createSampleRegistry({ views: 9, bytes: 2 * 4 * 81 });
  const [one, same] = [source(1), source(1)];
  const first = light.keep(one);
  const again = light.keep(one);
  const second = light.keep(same);
  const large = light.keep(source(100));
  expect([first, again, second, large].map((key) => light.find(key) !== undefined)).toEqual([true, true, true, true]);
  light.keep(source(3));
  expect([first, again, second, large].map((key) => light.find(key) !== undefined)).toEqual([false, false, false, false]);
});

describe('with a kernel', () => {
  type Opened = Parameters<kd.Comms['register']>[1];
  const targets = new Map<string, Opened>();
  const logits = { rows: 4, columns: 2, values: Float32Array.of(2, 0, 0, 2, 1, 0, 0, 3) };
  const data = pictures(4, [9, 9, 1], Int32Array.of(0, 1, 1, 0));

  beforeEach(() => {
    const comms: kd.Comms = {
      register: (target, opened) => void targets.set(target, opened),
      open: () => ({ send: () => undefined, close: () => undefined })
    };
    globals[symbol] = {
      cell: () => 1,
      display: () => undefined,
      interrupted: () => false,
      hold: () => () => undefined,
      throwIfInterrupted: () => undefined,
      comms
    };
  });
  afterEach(() => {
    delete globals[symbol];
    targets.clear();
  });

  /** What a page is sent that asks this. */
  const ask = (question: object) =>
    new Promise<SamplesFound>((settle) => {
      const page: kd.Comm = { send: (answer) => settle(answer as SamplesFound), close: () => undefined };
      targets.get(samplesTarget)!(page, {}, []);
      page.onMessage!(question, []);
    });
  const inputs = { models: { student: logits }, labels: data.y, classes: data.classes };

  test('kd.confusion({data, real: true}) gives a page the rows of a cell, and its view and bundle hold none of them', async () => {
    const before = kd.tf.memory().numTensors;
    const view = kd.confusion({ ...inputs, data, real: true });
    const { samples, ...rest } = view;
    expect(rest).toEqual(kd.confusion(inputs));
    expect(samples).toMatch(/^[0-9a-f]{32}$/);
    const found = await ask({ samples, request: 1, want: { model: 'student', label: 'no', taken: 'yes', from: 0 } });
    expect(found.samples.map(({ row, label }) => [row, label])).toEqual([[3, 'no']]);
    expect(kd.tf.memory().numTensors).toBe(before);
    const display = Symbol.for('Jupyter.display');
    const bundleOf = (one: object) => (one as { [display]: () => kd.MimeBundle })[display]();
    const { 'application/vnd.stillroom.v1+json': shown, ...fallbacks } = bundleOf(view);
    const { 'application/vnd.stillroom.v1+json': _, ...without } = bundleOf(kd.confusion(inputs));
    expect(shown).toEqual(view);
    expect(fallbacks).toEqual(without);
  });

  test('without leave nothing is kept; simulated rows need none', () => {
    expect(kd.confusion({ ...inputs, data }).samples).toBeUndefined();
    expect(kd.confusion({ ...inputs, data, real: false }).samples).toBeUndefined();
    expect(kd.softLabelsOf({ teacher: logits, data }).samples).toBeUndefined();
    expect(targets.size).toBe(0);
    expect(kd.softLabelsOf({ teacher: logits, data: { ...data, synthetic: true } }).samples).toBeDefined();
    expect(kd.softLabelsOf({ teacher: logits, data, real: true }).samples).toBeDefined();
    delete globals[symbol];
    expect(kd.softLabelsOf({ teacher: logits, data, real: true }).samples).toBeUndefined();
  });

  test('kd.softLabels(record, {data, real: true}) takes the data of the run, whole or its split, and refuses any other', async () => {
    const record = exampleRecord({ examples: 3 });
    const { examples, summary } = record.softLabels!;
    const y = new Int32Array(summary.rows);
    for (const { index, label } of examples) y[index] = label;
    const x = Float32Array.from(y, (_, i) => i);
    const run: kd.Dataset = { name: 'run', x, shape: [1], y, classes: record.data.classes };
    const [{ index, label }] = examples;
    for (const given of [run, { train: pictures(4), test: run }]) {
      const { samples } = kd.softLabels(record, { data: given, real: true });
      const { samples: rows } = await ask({ samples, request: 1, want: { row: index } });
      expect(rows).toEqual([{ row: index, label: run.classes[label], values: [{ name: '0', value: index }], models: [] }]);
    }
    expect(kd.softLabels(record, { data: run })).toEqual(kd.softLabels(record));
    const refused = (given: unknown, real?: unknown) => () =>
      kd.softLabels(record, { data: given as never, real: real as never });
    const moved = y.slice();
    moved[index] = (label + 1) % run.classes.length;
    expect(refused({ ...run, y: moved })).toThrow(
      new RegExp(`^softLabels: expected row ${index} to be of class ".+", as in the run, got one of class ".+"; `)
    );
    expect(refused(pictures(4))).toThrow(
      `softLabels: expected the ${summary.rows} test rows of the run, got 4; give the data of the run`
    );
    expect(refused({ train: run })).toThrow('softLabels: expected data with a test split, got none; give the data of the run');
    expect(refused(7)).toThrow(/^softLabels: data: expected a dataset, got 7; /);
    expect(refused(undefined, true)).toThrow(/^softLabels: expected data with real: true, got none; /);
  });

  test('wrong inputs are refused in words', () => {
    expect(() => kd.confusion({ ...inputs, real: true })).toThrow(
      'confusion: expected data with real: true, got none; give the dataset whose rows may be looked at'
    );
    expect(() => kd.confusion({ ...inputs, data, real: 'yes' as never })).toThrow(
      /^confusion: expected real to be true or false, got "yes"; /
    );
    expect(() => kd.confusion({ ...inputs, data: pictures(5), real: true })).toThrow(
      /^confusion: expected data of the 4 rows that are predicted, got 5; /
    );
    expect(() => kd.confusion({ ...inputs, data: {} as never })).toThrow(/^confusion: data: expected /);
  });
});
