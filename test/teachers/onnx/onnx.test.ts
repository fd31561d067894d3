import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import type { FileTeacher } from '../../../src/teachers/fileModels/FileTeacher';
import type { FileTeacherOptions } from '../../../src/teachers/fileModels/FileTeacherOptions';
import { onnx } from '../../../src/teachers/onnx/onnx';
import { differenceOf, expected, images, masked, onnxFile } from './onnxFiles';

let before: number;
let teachers: FileTeacher[];
beforeEach(() => {
  teachers = [];
  before = tf.memory().numTensors;
});
afterEach(() => {
  for (const teacher of teachers) teacher.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

async function read(name: string, options?: FileTeacherOptions): Promise<FileTeacher> {
  const teacher = await onnx(onnxFile(name), options);
  teachers.push(teacher);
  return teacher;
}

/** The greatest difference between the teacher's answers and the expected ones. */
async function errorOf(teacher: FileTeacher, rows: unknown, output: number[][], after = (logits: tf.Tensor) => tf.clone(logits)) {
  const given = tf.tensor(rows as number[], undefined, 'float32');
  const logits = await teacher.logits(given);
  const seen = after(logits);
  const difference = differenceOf(seen, output);
  tf.dispose([given, logits, seen]);
  return difference;
}

describe('onnx(path) gives what onnxruntime of Python gives', () => {
  test.each<[string, string, FileTeacherOptions?]>([
    ['a convolution net of images that are normalized', 'convolution', images],
    ['the same of images of any size', 'anySize', images],
    ['the same made for one row', 'oneRow', images],
    ['the same made for two rows, of five', 'twoRows', images],
    ['a Transformer with a mask and token numbers', 'transformer', masked],
    ['numbers of regression', 'numbers'],
    ['float16', 'float16'],
    ['double', 'double'],
    ['int64', 'int64'],
    ['int32', 'int32'],
    ['uint8', 'uint8'],
    ['int8', 'int8'],
    ['bool', 'bool'],
    ['weights in a file beside it', 'external']
  ])('for %s', async (_what, name, options) => {
    const { rows, output } = expected[name];
    expect(await errorOf(await read(name, options), rows, output)).toBeLessThan(1e-5);
  });

  test('for the tensor before a softmax or a sigmoid', async () => {
    for (const name of ['softmax', 'sigmoid']) {
      const { rows, inner } = expected[name];
      const teacher = await read(name, { output: '/2/Gemm_output_0' });
      expect(await errorOf(teacher, rows, inner!['/2/Gemm_output_0'] as number[][])).toBeLessThan(1e-5);
    }
  });

  test.each(['softmax', 'boosting', 'forest', 'xgboost'])('as logarithms of probabilities: %s', async (name) => {
    const { rows, output } = expected[name];
    const teacher = await read(name, { probabilities: true });
    expect(await errorOf(teacher, rows, output, (logits) => tf.softmax(logits as tf.Tensor2D))).toBeLessThan(1e-5);
  });

  test('as log-odds of one probability', async () => {
    const { rows, output } = expected.sigmoid;
    const teacher = await read('sigmoid', { probabilities: true });
    expect(teacher.classes).toBe(1);
    expect(await errorOf(teacher, rows, output, (logits) => tf.sigmoid(logits))).toBeLessThan(1e-5);
  });
});

describe('onnx(path).layers() and featuresOf(names)', () => {
  test.each(Object.entries({ convolution: images, softmax: { probabilities: true } } as { [name: string]: FileTeacherOptions }))(
    'are the tensors inside %s, images in the layout of students',
    async (name, options) => {
      const { rows, inner } = expected[name];
      const teacher = await read(name, options);
      const names = Object.keys(inner!);
      const shapes = new Map(teacher.layers!().map((layer) => [layer.name, layer.shape]));
      const given = tf.tensor(rows as number[]);
      const features = teacher.featuresOf!(names)(given);
      for (const one of names) {
        expect(shapes.get(one)).toEqual([null, ...features[one].shape.slice(1)]);
        const asGiven = features[one].rank === 4 ? tf.transpose(features[one], [0, 3, 1, 2]) : tf.clone(features[one]);
        expect(differenceOf(asGiven, inner![one])).toBeLessThan(1e-5);
        asGiven.dispose();
      }
      tf.dispose([given, features]);
    }
  );

  test('of a model made for one row are those of all rows', async () => {
    const [one, any] = [await read('oneRow', images), await read('convolution', images)];
    const rows = tf.tensor(expected.convolution.rows as number[]);
    const features = [one, any].map((teacher) => teacher.featuresOf!(['/Relu_output_0'])(rows)['/Relu_output_0']);
    expect(differenceOf(features[0], features[1].arraySync() as number[])).toBeLessThan(1e-5);
    tf.dispose([rows, features]);
  });

  test('need the shape of a row where the file leaves it open', async () => {
    const open = await read('transformer', masked);
    expect(() => open.layers!()).toThrow(
      'onnx: expected the shape of one row for the features of "transformer", got [any]; give {shape'
    );
    const known = await read('transformer', { ...masked, shape: [7] });
    expect(known.layers!().map(({ shape }) => shape)).toContainEqual([null, 7, 8]);
    expect(() => known.featuresOf!(['nothing'])).toThrow('onnx: expected a layer of "transformer" among');
  });
});

describe('onnx(path) says what it is', () => {
  test('its inputs, outputs, shape, classes and what was stated', async () => {
    const teacher = await read('convolution', { ...images, name: 'surfaces' });
    expect(teacher.inputs).toEqual([{ name: 'pixels', type: 'float32', shape: [null, 3, 8, 6] }]);
    expect(teacher).toMatchObject({ outputs: ['logits'], output: 'logits', inputShape: [8, 6, 3], classes: 3, classNames: null });
    expect(teacher.info).toMatchObject({
      name: 'surfaces',
      kind: 'onnx: rows as pixels NCHW mean [0.4, 0.5, 0.6] std [0.2, 0.25, 0.3], logits from logits',
      // Filters of 4 x 3 x 3 x 3 and 6 x 4 x 3 x 3, a matrix of 6 x 3, and a bias for each.
      parameters: 108 + 4 + 216 + 6 + 18 + 3,
      bytes: 2353
    });
    expect((await read('boosting', { probabilities: true })).classNames).toEqual(expected.boosting.classes);
  });

  test('its fingerprint follows the file, the weights beside it and what was stated', async () => {
    const printOf = async (name: string, options?: FileTeacherOptions) => (await read(name, options)).fingerprint();
    const first = await printOf('convolution', images);
    expect(await printOf('convolution', images)).toBe(first);
    expect(await printOf('oneRow', images)).not.toBe(first);
    expect(await printOf('convolution', { ...images, normalize: { mean: 0.5 } })).not.toBe(first);
    expect(await printOf('convolution', { ...images, output: '/Relu_output_0' })).not.toBe(first);
    expect(await printOf('transformer', masked)).not.toBe(await printOf('transformer', masked));
    expect(await printOf('transformer', { ...masked, key: 'm' })).toBe(await printOf('transformer', { ...masked, key: 'm' }));
    const folder = mkdtempSync(join(tmpdir(), 'onnx-'));
    try {
      copyFileSync(onnxFile('external'), join(folder, 'external.onnx'));
      writeFileSync(join(folder, 'external.onnx.data'), Buffer.alloc(48, 1));
      const other = await onnx(join(folder, 'external.onnx'));
      expect(other.fingerprint()).not.toBe(await printOf('external'));
      other.dispose();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('after dispose(), which may come twice, it is not asked', async () => {
    const teacher = await onnx(onnxFile('numbers'));
    teacher.dispose();
    teacher.dispose();
    const rows = tf.zeros([1, 4]);
    await expect(teacher.logits(rows)).rejects.toThrow('onnx: expected "numbers" to be in use, got a teacher after dispose()');
    rows.dispose();
  });
});
