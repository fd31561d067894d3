import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import type { FileTeacherOptions } from '../../../src/teachers/fileModels/FileTeacherOptions';

type Nested = number | Nested[];

/** What test/reference/teachers/onnxModels.py wrote: rows, and what Python's onnxruntime (of trees scikit-learn) makes of them. */
export const expected = JSON.parse(readFileSync(join(__dirname, '../../reference/teachers/onnxModels.json'), 'utf8')) as {
  [name: string]: { rows: Nested[]; output: number[][]; inner?: { [tensor: string]: Nested[] }; classes?: string[] };
};

export function onnxFile(name: string): string {
  return join(__dirname, '../../reference/teachers/onnx', `${name}.onnx`);
}

export const images: FileTeacherOptions = {
  layout: 'NCHW',
  normalize: { mean: [0.4, 0.5, 0.6], std: [0.2, 0.25, 0.3] }
};
export const masked: FileTeacherOptions = { inputs: { mask: (rows) => rows.greater(0) } };

/** The greatest difference between a tensor's numbers and others. */
export function differenceOf(tensor: tf.Tensor, values: Nested[]): number {
  return tf.tidy(() => tf.max(tf.abs(tf.sub(tensor, tf.tensor(values as number[], undefined, 'float32')))).dataSync()[0]);
}
