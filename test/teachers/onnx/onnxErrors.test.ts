import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { makeDataset } from '../../../src/data/makeDataset';
import { label } from '../../../src/teachers/label';
import type { FileTeacherOptions } from '../../../src/teachers/fileModels/FileTeacherOptions';
import { onnx } from '../../../src/teachers/onnx/onnx';
import { mulberry32 } from '../../mulberry32';
import { images, masked, onnxFile } from './onnxFiles';

let before: number;
let folder: string;
beforeEach(() => {
  before = tf.memory().numTensors;
  folder = mkdtempSync(join(tmpdir(), 'onnx-'));
});
afterEach(() => {
  expect(tf.memory().numTensors).toBe(before);
  rmSync(folder, { recursive: true });
});

describe('onnx(path, options) refuses what is left open, and says what to state', () => {
  test.each<[string, string, FileTeacherOptions, string]>([
    [
      'several inputs',
      'transformer',
      {},
      'onnx: expected a model with one input for the rows, got 2: "tokens" int64 [any, any], "mask" bool [any, any]; say how all but one are made of the rows: {inputs: {"mask": (rows) => ...}}'
    ],
    ['an input that is not there', 'transformer', { inputs: { masks: (rows) => rows } }, 'got "masks"; did you mean "mask"?'],
    [
      'images without layout',
      'convolution',
      {},
      'onnx: expected layout for the input "pixels" float32 [any, 3, 8, 6], got none; give {layout: "NCHW"}'
    ],
    [
      'a layout without images',
      'numbers',
      { layout: 'NCHW' },
      'expected layout for an input of four axes, got "x" float32 [any, 4]'
    ],
    [
      'softmax at the end',
      'softmax',
      {},
      'onnx: expected the output "p" to be logits, got probabilities of "Softmax"; give {output: "/2/Gemm_output_0"}, the tensor before it, or {probabilities: true}'
    ],
    ['sigmoid at the end', 'sigmoid', {}, 'got probabilities of "Sigmoid"; give {output: "/2/Gemm_output_0"}'],
    ['boosted trees', 'boosting', {}, 'to be logits, got probabilities of "TreeEnsembleClassifier"; give {probabilities: true}'],
    [
      'trees of XGBoost',
      'xgboost',
      {},
      'to be logits, got probabilities of "TreeEnsembleClassifier"; give {probabilities: true}'
    ],
    [
      'an output that is not there',
      'numbers',
      { output: 'z' },
      'expected output to be one of 4 tensors of the graph (its outputs: "y" float32), got "z"'
    ],
    ['names of too few classes', 'numbers', { classes: ['a', 'b'] }, 'expected names of 3 classes, which the output has, got 2'],
    ['another shape', 'numbers', { shape: [5] }, 'expected shape to be what the model takes, [4], got [5]'],
    [
      'normalize without numbers',
      'numbers',
      { normalize: { std: 0 } },
      'expected normalize.std to be numbers other than 0, got 0'
    ],
    ['an unknown option', 'numbers', { probability: true } as FileTeacherOptions, 'did you mean "probabilities"?']
  ])('%s', async (_what, name, options, message) => {
    await expect(onnx(onnxFile(name), options)).rejects.toThrow(message);
  });

  test('rows of another shape, lists of another length, and numbers that the input has not', async () => {
    const rows = tf.fill([2, 3], 0.5);
    const uint8 = await onnx(onnxFile('uint8'));
    await expect(uint8.logits(rows)).rejects.toThrow(
      'onnx: expected whole numbers from 0 to 255 for the input "x" uint8, got 0.5'
    );
    const lists = await onnx(onnxFile('float16'), { normalize: { mean: [1, 2] } });
    await expect(lists.logits(rows)).rejects.toThrow('onnx: expected normalize.mean to have 3 numbers');
    const numbers = await onnx(onnxFile('numbers'));
    await expect(numbers.logits(rows)).rejects.toThrow('expected rows of shape [4], got [3]');
    const text = await onnx(onnxFile('transformer'), { inputs: { mask: () => 3 as never } });
    await expect(text.logits(rows)).rejects.toThrow('onnx: expected the input "mask" as a tensor, got 3; return one');
    rows.dispose();
    for (const teacher of [uint8, lists, numbers, text]) teacher.dispose();
  });

  test('what onnxruntime cannot compute', async () => {
    const teacher = await onnx(onnxFile('transformer'), masked);
    const rows = tf.fill([1, 3], 99);
    await expect(teacher.logits(rows)).rejects.toThrow(
      /^onnx: expected "transformer" to compute "tokens" \[1, 3\], "mask" \[1, 3\], got "/
    );
    rows.dispose();
    teacher.dispose();
  });

  test('probabilities that are none', async () => {
    const teacher = await onnx(onnxFile('numbers'), { probabilities: true });
    const rows = tf.fill([2, 4], 3);
    await expect(teacher.logits(rows)).rejects.toThrow('onnx: expected "y" to be probabilities that sum to 1');
    rows.dispose();
    teacher.dispose();
  });
});

describe('label(teacher) of an ONNX file', () => {
  const data = makeDataset({
    x: Array.from({ length: 8 }, (_, i) => [i - 3, i % 3, 1, 0]),
    y: [0, 1, 2, 0, 1, 2, 0, 1],
    classes: 3
  });

  test('refuses probabilities that only the values show', async () => {
    const teacher = await onnx(onnxFile('forest'));
    await expect(label(teacher, data)).rejects.toThrow('got probabilities: all 8 rows sum to 1');
    teacher.dispose();
  });

  test('refuses NaN', async () => {
    const teacher = await onnx(onnxFile('root'));
    const three = makeDataset({
      x: [
        [1, 2, 3],
        [-1, 0, 0]
      ],
      y: [0, 1],
      classes: 3
    });
    await expect(label(teacher, three)).rejects.toThrow(
      'expected teacher "root" to give finite logits, got NaN in row 1, class 0'
    );
    teacher.dispose();
  });

  test('refuses classes in another order than the file has them', async () => {
    const teacher = await onnx(onnxFile('boosting'), { probabilities: true });
    await expect(label(teacher, { ...data, classes: ['low', 'middle', 'high'] })).rejects.toThrow('teacher "boosting"');
    expect((await label(teacher, { ...data, classes: ['high', 'low', 'middle'] })).columns).toBe(3);
    teacher.dispose();
  });
});

describe('onnx(path) of a file that is not whole', () => {
  test.each([
    ['is missing', 'nothing', 'to be an ONNX file, got no file; look at the path'],
    ['has weights elsewhere', 'escaping', 'in "../onnxModels.json" beside it, got a path out of the folder'],
    ['has weights in a file that is missing', 'missing', 'in "none.data" beside it, got no file'],
    ['has too few weights', 'tooLong', 'to be a whole ONNX model, got one that onnxruntime does not load']
  ])('%s', async (_what, name, message) => {
    await expect(onnx(onnxFile(name))).rejects.toThrow(message);
  });

  test('refuses links out of the folder, folders, and other files', async () => {
    const inside = join(folder, 'inside');
    mkdirSync(inside);
    const path = join(inside, 'external.onnx');
    writeFileSync(path, readFileSync(onnxFile('external')));
    writeFileSync(join(folder, 'weights'), Buffer.alloc(48));
    symlinkSync(join(folder, 'weights'), join(inside, 'external.onnx.data'));
    await expect(onnx(path)).rejects.toThrow('got a link out of the folder');
    await expect(onnx(inside)).rejects.toThrow('got a folder');
    await expect(onnx(join(folder, 'weights'))).rejects.toThrow('got one that is damaged or something else');
    writeFileSync(join(folder, 'empty.onnx'), '');
    await expect(onnx(join(folder, 'empty.onnx'))).rejects.toThrow('(it has no graph)');
    await expect(onnx('')).rejects.toThrow('onnx: expected a path, got ""');
  });

  test('loads it, or says what is wrong, wherever it was changed or cut', async () => {
    const random = mulberry32(5);
    for (const [name, options] of [
      ['convolution', images],
      ['boosting', { probabilities: true }],
      ['transformer', masked]
    ] as const) {
      const whole = readFileSync(onnxFile(name));
      for (let i = 0; i < 60; i++) {
        const bytes = Buffer.from(whole.subarray(0, i % 3 ? whole.length : Math.floor(random() * whole.length)));
        for (let k = 0; k < 2; k++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
        const path = join(folder, 'changed.onnx');
        writeFileSync(path, bytes);
        const outcome = await onnx(path, options).then(
          (teacher) => teacher.dispose(),
          (error: Error) => error.message
        );
        if (outcome !== undefined) expect(outcome).toMatch(/^onnx: expected .+, got .+; .+/);
      }
    }
  });
});
