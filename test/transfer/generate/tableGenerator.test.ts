import * as tf from '@tensorflow/tfjs';
import { afterEach, expect, test } from 'vitest';
import * as kd from '../../../src';
import { tableGenerator } from '../../../src/transfer/generate/tables/tableGenerator';
import type { TableGeneratorOptions } from '../../../src/transfer/generate/tables/checkTableGenerator';
import { mulberry32 } from '../../mulberry32';

const symbol = Symbol.for('stillroom.host');
const globals = globalThis as { [symbol]?: kd.Host };
afterEach(() => delete globals[symbol]);

const features: kd.Feature[] = [
  { name: 'age', kind: 'number' },
  { name: 'job', kind: 'category', categories: ['clerk', 'nurse', 'builder', 'nobody'] },
  { name: 'debt', kind: 'number' },
  { name: 'share', kind: 'number' }
];

/** Two classes: those of 1, a tenth, are older; a third of the debts are 0, a fifth missing. */
function loans(rows = 400): kd.Dataset {
  const next = mulberry32(1);
  const y = Int32Array.from({ length: rows }, (_, i) => Number(i % 10 === 0));
  const x = Array.from(y, (label) => {
    const age = Math.round(20 + 30 * next() + 40 * label);
    const kind = next();
    return [age, Math.floor(3 * next()), kind < 0.3 ? 0 : kind < 0.5 ? NaN : Math.round(1e4 * next()) / 100, next()];
  });
  return { name: 'loans', x: Float32Array.from(x.flat()), y, shape: [4], classes: ['good', 'bad'], synthetic: true, features };
}

const small = { steps: 5, batchSize: 16, latent: 4, units: 8, show: false };
const made = (options: Partial<TableGeneratorOptions> = {}) => tableGenerator({ data: loans(), ...small, ...options });
const column = ({ x, shape: [width], y }: kd.Dataset, c: number) => Array.from(y, (_, row) => x[row * width + c]);
const shareOf = (values: number[], is: (value: number) => boolean) => values.filter(is).length / values.length;

test('tableGenerator: classes, shares of repeated and of missing values are learnt', async () => {
  const generator = await made({ steps: 300, batchSize: 64, latent: 16, units: 32 });
  const data = await generator.sample({ rows: 1000, seed: 1 });
  const ages = column(data, 0);
  const mean = (label: number) => {
    const own = ages.filter((_, row) => data.y[row] === label);
    return own.reduce((a, b) => a + b, 0) / own.length;
  };
  expect(Math.abs(mean(0) - 35)).toBeLessThan(6);
  expect(Math.abs(mean(1) - 75)).toBeLessThan(6);
  expect(Math.abs(shareOf(column(data, 2), (value) => value === 0) - 0.3)).toBeLessThan(0.12);
  expect(Math.abs(shareOf(column(data, 2), Number.isNaN) - 0.2)).toBeLessThan(0.12);
  expect(new Set(column(data, 1))).toEqual(new Set([0, 1, 2]));
  generator.dispose();
});

test('sample: rows within the range of the real ones, whole numbers and cents as such, categories that were there', async () => {
  const real = loans();
  const generator = await made();
  const data = await generator.sample({ rows: 300 });
  expect(() => kd.takeRows(data, [0])).not.toThrow();
  for (const c of [0, 1, 2, 3]) {
    const seen = column(real, c).filter((value) => !Number.isNaN(value));
    for (const value of column(data, c)) {
      if (Number.isNaN(value)) expect(c).toBe(2);
      else {
        expect(value).toBeGreaterThanOrEqual(Math.min(...seen));
        expect(value).toBeLessThanOrEqual(Math.max(...seen));
        if (c < 2) expect(Number.isInteger(value)).toBe(true);
        if (c === 2) expect(Math.fround(Math.round(value * 100) / 100)).toBe(value);
      }
    }
  }
  generator.dispose();
});

test('sample: synthetic rows with the features, labels as asked, balanced where only rows are', async () => {
  const generator = await made();
  expect(generator).toMatchObject({ shape: [4], classes: ['good', 'bad'], features, findings: [{ check: 'generatorFewRows' }] });
  const data = await generator.sample({ labels: [1, 1, 0], name: 'three' });
  expect(data).toMatchObject({ name: 'three', shape: [4], classes: ['good', 'bad'], synthetic: true, features });
  expect([...data.y]).toEqual([1, 1, 0]);
  expect([...(await generator.sample({ rows: 5 })).y]).toEqual([0, 1, 0, 1, 0]);
  generator.dispose();
});

test('sample: a row depends on the seed and on its own number and label alone, to the last bit', async () => {
  const generator = await made();
  const many = await generator.sample({ rows: 70, seed: 3 });
  const few = await generator.sample({ rows: 34, seed: 3 });
  expect(few.x).toEqual(many.x.subarray(0, few.x.length));
  const changed = await generator.sample({ labels: Array.from(few.y, (label, i) => (i === 1 ? 0 : label)), seed: 3 });
  expect(changed.x.subarray(8)).toEqual(few.x.subarray(8));
  expect(changed.x.subarray(4, 8)).not.toEqual(few.x.subarray(4, 8));
  expect((await generator.sample({ rows: 34, seed: 4 })).x).not.toEqual(few.x);
  generator.dispose();
});

test('tableGenerator: one seed gives the same generator, another one another', async () => {
  const rows = async (seed: number) => {
    const generator = await made({ seed });
    const { x } = await generator.sample({ rows: 4 });
    generator.dispose();
    return { x, series: generator.info.history.series };
  };
  const [one, same, other] = [await rows(1), await rows(1), await rows(2)];
  expect(same).toEqual(one);
  expect(other.x).not.toEqual(one.x);
});

test('tableGenerator: a table without features is one of numbers, and columns that are always the same stay so', async () => {
  const next = mulberry32(2);
  const x = Array.from({ length: 60 }, () => [next(), 5, NaN]);
  const data: kd.Dataset = {
    ...loans(60),
    x: Float32Array.from(x.flat()),
    shape: [3],
    features: [...features.slice(0, 1), features[2], features[3]]
  };
  const generator = await made({ data });
  for (const c of [1, 2]) expect(new Set(column(await generator.sample({ rows: 9 }), c))).toEqual(new Set([[5, NaN][c - 1]]));
  generator.dispose();
  const plain = await made({ data: kd.dataset({ x: x.map(([a]) => [a, 1 - a]), y: x.map((_, i) => i % 2), classes: 2 }) });
  const rows = await plain.sample({ rows: 4 });
  expect(rows.shape).toEqual([2]);
  expect(rows.features).toBeUndefined();
  plain.dispose();
});

test('tableGenerator: kd.synthetic takes it as a generator, and its report says what it is', async () => {
  const generator = await made();
  // Older is worse.
  const teacher = (rows: tf.Tensor) =>
    tf.tidy(() => {
      const age = tf.slice(rows, [0, 0], [-1, 1]);
      return tf.concat([tf.sub(60, age), tf.sub(age, 60)], 1) as tf.Tensor2D;
    });
  const { data, report } = await kd.synthetic({ generator, rows: 60, teacher, real: loans(), show: false });
  expect(report.generator).toEqual(generator.info);
  expect(report.screening?.candidates).toBe(60);
  expect(data.features).toEqual(features);
  generator.dispose();
});

test('tableGenerator: its info says what it is, and the losses of its training', async () => {
  const steps: number[] = [];
  const generator = await made({ onProgress: ({ step }) => void steps.push(step) });
  expect(generator.info).toMatchObject({ rows: 400, seed: 0, name: expect.stringContaining('conditional WGAN-GP') });
  expect(generator.info.parameters).toBeGreaterThan(100);
  expect(generator.info.history.step).toEqual([1, 2, 3, 4, 5]);
  expect(Object.keys(generator.info.history.series)).toEqual(['critic', 'gradientPenalty', 'generator', 'moments']);
  expect(steps).toEqual([1, 2, 3, 4, 5]);
  generator.dispose();
});

test('tableGenerator: leaves only its weights behind, and after dispose nothing; nor when a listener throws', async () => {
  const before = tf.memory().numTensors;
  const generator = await made();
  await generator.sample({ rows: 3 });
  expect(tf.memory().numTensors).toBeGreaterThan(before);
  generator.dispose();
  generator.dispose();
  expect(tf.memory().numTensors).toBe(before);
  await expect(generator.sample({ rows: 1 })).rejects.toThrow('sample: expected a generator that is not disposed');
  const broken = () => {
    throw new Error('listener');
  };
  await expect(made({ onProgress: broken })).rejects.toThrow('listener');
  expect(tf.memory().numTensors).toBe(before);
});

test('tableGenerator: a signal or an interrupt stops it after the current step; what it has learnt so far is the value, with a finding', async () => {
  const before = tf.memory().numTensors;
  const controller = new AbortController();
  const generator = await made({ signal: controller.signal, onProgress: ({ step }) => step === 2 && controller.abort() });
  expect(generator.findings[0]).toMatchObject({ check: 'generatorStopped', level: 'warning', value: 2 });
  expect((await generator.sample({ rows: 2 })).y).toHaveLength(2);
  generator.dispose();

  const state = { interrupted: false, holds: 0, shown: 0 };
  globals[symbol] = {
    cell: () => 1,
    display: () => void state.shown++,
    interrupted: () => state.interrupted,
    hold: () => {
      state.holds++;
      return () => void state.holds--;
    },
    throwIfInterrupted() {
      if (state.interrupted && !state.holds) throw Object.assign(new Error('stopped'), { name: 'KeyboardInterrupt' });
    }
  };
  const stopped = await made({ show: true, onProgress: ({ step }) => step === 3 && (state.interrupted = true) });
  expect(stopped.findings[0].value).toBe(3);
  expect(state).toMatchObject({ holds: 0 });
  expect(state.shown).toBeGreaterThanOrEqual(2);
  await expect(stopped.sample({ rows: 1 })).rejects.toMatchObject({ name: 'KeyboardInterrupt' });
  stopped.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('tableGenerator and sample: what does not fit is said at the door', async () => {
  const before = tf.memory().numTensors;
  const data = loans();
  const images = kd.dataset({ x: [[[1], [2]]], y: [0], classes: 2 });
  const many = {
    ...data,
    features: features.map((one, i) => (i === 3 ? { name: 'id', kind: 'category' as const, categories: [] } : one))
  };
  const cases: [Partial<TableGeneratorOptions>, string][] = [
    [{ data: images }, 'expected rows of a table, shape [columns], got the shape [2,1]'],
    [{ data: { ...data, unlabelled: true } }, 'expected labelled rows, got "loans" without labels'],
    [
      { data: { ...data, x: new Float32Array(data.x.length).fill(2) } },
      'expected a column that is not the same in every row, got 4'
    ],
    [{ data: { ...loans(1200), features: many.features, x: loans(1200).x.map((_, i) => i) } }, 'leave out identifiers'],
    [{ steps: 0 }, 'expected steps to be a whole number at least 1'],
    [{ batchSize: 1 }, 'expected batchSize to be a whole number at least 2'],
    [{ units: 1.5 }, 'expected units to be a whole number at least 1'],
    [{ seed: -1 }, 'expected seed to be a whole number at least 0'],
    [{ show: 1 as never }, 'expected show to be true or false'],
    [{ onProgress: 1 as never }, 'expected onProgress to be a function'],
    [{ stepz: 3 } as object, 'did you mean "steps"?']
  ];
  for (const [options, message] of cases) await expect(made(options)).rejects.toThrow(message);
  expect(tf.memory().numTensors).toBe(before);
  const generator = await made({ steps: 1 });
  await expect(generator.sample({})).rejects.toThrow('sample: expected either rows or labels, got neither');
  await expect(generator.sample({ labels: [2] })).rejects.toThrow(
    'expected labels[0] to be a whole number at least 0 and at most 1'
  );
  generator.dispose();
});
