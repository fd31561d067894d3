import * as tf from '@tensorflow/tfjs';
import { afterEach, expect, test } from 'vitest';
import * as kd from '../../../src';
import { imageGenerator } from '../../../src/transfer/generate/images/imageGenerator';
import type { ImageGeneratorOptions } from '../../../src/transfer/generate/images/ImageGeneratorOptions';
import { mulberry32 } from '../../mulberry32';

const symbol = Symbol.for('stillroom.host');
const globals = globalThis as { [symbol]?: kd.Host };
afterEach(() => delete globals[symbol]);

/** Two classes that anyone can tell: a bright left half and a bright upper half, with noise. */
function halves(rows = 60, size = 8): kd.Dataset {
  const next = mulberry32(1);
  const x = new Float32Array(rows * size * size);
  const y = Int32Array.from({ length: rows }, (_, i) => i % 2);
  for (let i = 0; i < rows; i++)
    for (let r = 0; r < size; r++)
      for (let c = 0; c < size; c++) x[(i * size + r) * size + c] = ((y[i] ? r : c) < size / 2 ? 0.75 : 0.15) + 0.1 * next();
  return { name: 'halves', x, y, shape: [size, size, 1], classes: ['left', 'upper'], synthetic: true };
}

/** The class of an image: which half is brighter by more. */
function seen({ x, y, shape: [size] }: kd.Dataset): number[] {
  return Array.from(y, (_, i) => {
    let [left, upper] = [0, 0];
    for (let r = 0; r < size; r++)
      for (let c = 0; c < size; c++) {
        const value = x[(i * size + r) * size + c];
        left += c < size / 2 ? value : -value;
        upper += r < size / 2 ? value : -value;
      }
    return upper > left ? 1 : 0;
  });
}

const small = { steps: 4, batchSize: 6, latent: 4, filters: 4, show: false };
const made = (options: Partial<ImageGeneratorOptions> = {}) => imageGenerator({ data: halves(), ...small, ...options });
const giving = (logits: (rows: tf.Tensor) => tf.Tensor2D): kd.Teacher => ({
  ...kd.functionTeacher(logits, { name: 'given' }),
  logits
});
const teacher = (seed = 1) =>
  kd.seeded(seed, () =>
    tf.sequential({ name: 'judge', layers: [tf.layers.flatten({ inputShape: [8, 8, 1] }), tf.layers.dense({ units: 2 })] })
  );

test('imageGenerator: two easily told classes come out as asked for, above chance', async () => {
  const generator = await made({ steps: 150, batchSize: 16, filters: 8 });
  const data = await generator.sample({ rows: 100 });
  const right = seen(data).filter((label, i) => label === data.y[i]).length;
  expect(right).toBeGreaterThan(70);
  generator.dispose();
});

test('sample: synthetic rows of the asked labels in [0, 1], and rows alone are balanced', async () => {
  const generator = await made();
  const data = await generator.sample({ labels: [1, 1, 0], name: 'three' });
  expect(data).toMatchObject({ name: 'three', shape: [8, 8, 1], classes: ['left', 'upper'], synthetic: true });
  expect([...data.y]).toEqual([1, 1, 0]);
  expect(data.x).toHaveLength(3 * 64);
  expect(data.x.every((value) => value >= 0 && value <= 1)).toBe(true);
  expect([...(await generator.sample({ rows: 5 })).y]).toEqual([0, 1, 0, 1, 0]);
  generator.dispose();
});

test('sample: a row depends on the seed and on its own number and label alone, to the last bit', async () => {
  const generator = await made();
  const many = await generator.sample({ rows: 70, seed: 3 });
  const few = await generator.sample({ rows: 34, seed: 3 });
  expect(few.x).toEqual(many.x.subarray(0, few.x.length));
  const changed = await generator.sample({ labels: Array.from(few.y, (label, i) => (i === 1 ? 0 : label)), seed: 3 });
  expect(changed.x.subarray(128)).toEqual(few.x.subarray(128));
  expect(changed.x.subarray(64, 128)).not.toEqual(few.x.subarray(64, 128));
  expect((await generator.sample({ rows: 34, seed: 4 })).x).not.toEqual(few.x);
  generator.dispose();
});

test('imageGenerator: one seed gives the same generator, another one another', async () => {
  const images = async (seed: number) => {
    const generator = await made({ seed });
    const { x } = await generator.sample({ rows: 4 });
    generator.dispose();
    return { x, series: generator.info.history.series };
  };
  const [one, same, other] = [await images(1), await images(1), await images(2)];
  expect(same).toEqual(one);
  expect(other.x).not.toEqual(one.x);
});

test('imageGenerator: its info says what it is, and the losses of its training', async () => {
  const steps: number[] = [];
  const generator = await made({ onProgress: ({ step }) => void steps.push(step) });
  expect(generator.info).toMatchObject({ rows: 60, seed: 0, name: expect.stringContaining('spectral normalisation') });
  expect(generator.info.parameters).toBeGreaterThan(100);
  expect(generator.info.history.step).toEqual([1, 2, 3, 4]);
  expect(Object.keys(generator.info.history.series)).toEqual(['critic', 'criticClass', 'generator', 'generatorClass']);
  expect(steps).toEqual([1, 2, 3, 4]);
  expect(generator.findings).toEqual([]);
  generator.dispose();
});

test('imageGenerator: leaves only its weights behind, and after dispose nothing', async () => {
  const before = tf.memory().numTensors;
  const generator = await made();
  await generator.sample({ rows: 3 });
  expect(tf.memory().numTensors).toBeGreaterThan(before);
  generator.dispose();
  generator.dispose();
  expect(tf.memory().numTensors).toBe(before);
  await expect(generator.sample({ rows: 1 })).rejects.toThrow('sample: expected a generator that is not disposed');
});

test('imageGenerator: a teacher adds its cross-entropy, and names images that nobody has labelled', async () => {
  const judge = teacher();
  const before = tf.memory().numTensors;
  const data = { ...halves(), y: new Int32Array(60), unlabelled: true };
  const generator = await made({ data, teacher: judge, teacherWeight: 0.5 });
  expect(generator.info.history.series.teacher).toHaveLength(4);
  generator.dispose();
  expect(tf.memory().numTensors).toBe(before);
  await expect(made({ data })).rejects.toThrow('expected labelled images, got "halves" without labels; give a teacher');
  judge.dispose();
});

test('imageGenerator: losses that are not finite are an Error with the step, and leave nothing behind', async () => {
  const judge = teacher();
  judge.setWeights(judge.getWeights().map((weights) => tf.tidy(() => tf.mul(weights, NaN))));
  const before = tf.memory().numTensors;
  await expect(made({ teacher: judge })).rejects.toThrow('expected finite losses, got NaN in "teacher" at step 1;');
  expect(tf.memory().numTensors).toBe(before);
  const broken = () => {
    throw new Error('listener');
  };
  await expect(made({ onProgress: broken })).rejects.toThrow('listener');
  expect(tf.memory().numTensors).toBe(before);
});

test('imageGenerator: a signal stops it after the current step; what it has learnt so far is the value, with a finding', async () => {
  const controller = new AbortController();
  const generator = await made({ signal: controller.signal, onProgress: ({ step }) => step === 2 && controller.abort() });
  expect(generator.info.history.step).toEqual([1, 2]);
  expect(generator.findings).toEqual([expect.objectContaining({ check: 'generatorStopped', level: 'warning', value: 2 })]);
  expect((await generator.sample({ rows: 2 })).y).toHaveLength(2);
  generator.dispose();
});

test('imageGenerator: a class without rows is a finding', async () => {
  const generator = await made({ data: { ...halves(), classes: ['left', 'upper', 'none'] } });
  expect(generator.findings).toEqual([expect.objectContaining({ check: 'generatorClasses', level: 'problem', value: 1 })]);
  generator.dispose();
});

test('in a notebook training is one output in place with the images, and the generator then a line in its cell, a sheet in others', async () => {
  const shown: { bundle: kd.MimeBundle; id: string; update: boolean }[] = [];
  const state = { cell: 7, interrupted: false, holds: 0 };
  globals[symbol] = {
    cell: () => state.cell,
    display: (bundle, { id, update }) => void shown.push({ bundle, id, update }),
    interrupted: () => state.interrupted,
    hold: () => (state.holds++, () => void state.holds--),
    throwIfInterrupted() {
      if (state.interrupted && !state.holds) throw Object.assign(new Error('interrupted'), { name: 'KeyboardInterrupt' });
    }
  };
  const generator = await made({ show: true });
  expect(new Set(shown.map(({ id }) => id)).size).toBe(1);
  expect(shown.map(({ update }) => update)).toEqual(shown.map((_, i) => i > 0));
  expect(shown.at(-1)!.bundle['image/png']).toMatch(/^iVBOR/);
  expect(shown.at(-1)!.bundle['text/plain']).toMatch(/^Images made of halves: step 4 of 4, .* s, critic /);
  const display = () => (generator as unknown as { [display: symbol]: () => kd.MimeBundle })[Symbol.for('Jupyter.display')]();
  expect(display()['image/png']).toBeUndefined();
  state.cell = 8;
  expect(display()['image/png']).toMatch(/^iVBOR/);
  generator.dispose();

  state.interrupted = true;
  await expect(made({ show: true })).rejects.toMatchObject({ name: 'KeyboardInterrupt' });
  state.interrupted = false;
  const stopped = await made({ show: true, onProgress: ({ step }) => step === 1 && (state.interrupted = true) });
  expect(stopped.findings[0].check).toBe('generatorStopped');
  expect(state.holds).toBe(0);
  await expect(stopped.sample({ rows: 1 })).rejects.toMatchObject({ name: 'KeyboardInterrupt' });
  stopped.dispose();
});

test('imageGenerator and sample: what does not fit is said at the door', async () => {
  const before = tf.memory().numTensors;
  const { x, ...rest } = halves();
  const cases: [Partial<ImageGeneratorOptions>, string][] = [
    [{ data: { ...rest, x, shape: [64] } }, 'expected images of the shape [height, width, 1 or 3] with sides of 8 to 256 pixels'],
    [{ data: { ...rest, x: x.map((value) => 2 * value) } }, 'expected values from 0 to 1, got'],
    [{ steps: 0 }, 'expected steps to be a whole number at least 1'],
    [{ teacherWeight: 1 }, 'expected a teacher beside teacherWeight, got none'],
    [{ teacher: kd.functionTeacher((rows) => tf.zeros([rows.shape[0], 2])) }, 'to give logits at once, got a promise'],
    [{ teacher: giving((rows) => tf.zeros([rows.shape[0], 2])) }, 'expected gradients to flow through teacher "given"'],
    [
      { teacher: giving((rows) => tf.reshape(rows, [rows.shape[0], 64])) },
      'to give 2 logits, one for each class of the data, got 64'
    ],
    [{ stepz: 3 } as object, 'did you mean "steps"?']
  ];
  for (const [options, message] of cases) await expect(made(options)).rejects.toThrow(message);
  await new Promise(setImmediate);
  expect(tf.memory().numTensors).toBe(before);
  const generator = await made({ steps: 1 });
  await expect(generator.sample({})).rejects.toThrow('sample: expected either rows or labels, got neither');
  await expect(generator.sample({ rows: 1, labels: [0] })).rejects.toThrow('got both');
  await expect(generator.sample({ labels: [2] })).rejects.toThrow(
    'expected labels[0] to be a whole number at least 0 and at most 1'
  );
  generator.dispose();
});
