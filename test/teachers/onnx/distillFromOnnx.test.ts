import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { makeDataset } from '../../../src/data/makeDataset';
import { withSeededRandom } from '../../../src/data/withSeededRandom';
import { alignmentMap } from '../../../src/inspect/layers/alignmentMap';
import { hint } from '../../../src/losses/hint';
import { softTargets } from '../../../src/losses/softTargets';
import { onnx } from '../../../src/teachers/onnx/onnx';
import type { FileTeacher } from '../../../src/teachers/fileModels/FileTeacher';
import { distill } from '../../../src/train/distill';
import { mulberry32 } from '../../mulberry32';
import { images, onnxFile } from './onnxFiles';

let before: number;
let teacher: FileTeacher;
beforeEach(async () => {
  before = tf.memory().numTensors;
  teacher = await onnx(onnxFile('convolution'), images);
});
afterEach(() => {
  teacher.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

function pictures(rows: number, seed: number) {
  const random = mulberry32(seed);
  const x = Float32Array.from({ length: rows * 144 }, () => random());
  return makeDataset({ x, y: Array.from({ length: rows }, (_, i) => i % 3), classes: 3, shape: [8, 6, 3] });
}

function student(): tf.LayersModel {
  const { conv2d, flatten, dense } = tf.layers;
  return withSeededRandom(1, () =>
    tf.sequential({
      layers: [
        conv2d({ name: 'first', filters: 2, kernelSize: 3, padding: 'same', activation: 'relu', inputShape: [8, 6, 3] }),
        flatten(),
        dense({ units: 3 })
      ]
    })
  );
}

test('distill({teacher: onnx}) learns its logits and its inner features, as a graph as operation by operation', async () => {
  const data = { train: pictures(96, 1), validation: pictures(24, 2) };
  const run = async () => {
    const model = student();
    const terms = {
      soft: { loss: softTargets({ temperature: 2 }), weight: 1 },
      hint: { loss: hint(), weight: 1, layers: { teacher: '/Relu_output_0', student: 'first' } }
    };
    const record = await distill({ teacher, student: model, data, terms, epochs: 3, batchSize: 8, seed: 1, show: false });
    model.dispose();
    return record;
  };
  const record = await run();
  expect(record.models.teacher?.kind).toContain('rows as pixels NCHW');
  const { 'train/hint': hints, 'train/soft': soft } = record.history.series;
  expect(hints.at(-1)!).toBeLessThan(hints[0]!);
  expect(soft.at(-1)!).toBeLessThan(soft[0]!);
  process.env.STILLROOM_EAGER = '1';
  try {
    expect((await run()).history.series).toEqual(record.history.series);
  } finally {
    delete process.env.STILLROOM_EAGER;
  }
});

test('alignmentMap({teacher: onnx}) measures its inner nodes beside the layers of a student', async () => {
  const model = student();
  const map = await alignmentMap({ teacher, student: model, x: pictures(32, 1), show: false } as Parameters<
    typeof alignmentMap
  >[0]);
  expect(JSON.stringify(map)).toContain('/Relu_output_0');
  model.dispose();
});
