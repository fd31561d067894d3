import { writeFileSync } from 'node:fs';
import * as kd from '../../../src/index';
import { drawRows } from '../../../src/deploy/onnx/check/drawRows';
import { translateModel } from '../../../src/deploy/onnx/translateModel';

const { tf } = kd;

/** Numbers by the name of an input or output, with their shape. */
export interface OnnxCase {
  inputs: { [name: string]: { shape: number[]; values: number[] } };
  outputs: { [name: string]: { shape: number[]; values: number[] } };
}

/** Rows that exportOnnx itself does not look at, and what the model gives for them. */
export function makeOnnxCase(model: kd.tf.LayersModel, rows: number): OnnxCase {
  const { draft, columns } = translateModel(model, {});
  const given = draft.inputs.map(({ name, shape }, i) => {
    const values = drawRows(rows, tf.util.sizeFromShape(shape), columns[i], 100 + i);
    return { name, shape: [rows, ...shape], values: Array.from(values) };
  });
  const outputs = tf.tidy(() => {
    const inputs = given.map(({ shape, values }) => tf.tensor(values, shape));
    return [model.predict(inputs.length === 1 ? inputs[0] : inputs)].flat().map((output) => Array.from(output.dataSync()));
  });
  return {
    inputs: Object.fromEntries(given.map(({ name, ...part }) => [name, part])),
    outputs: Object.fromEntries(
      draft.outputs.map(({ name, shape }, i) => [name, { shape: [rows, ...shape], values: outputs[i] }])
    )
  };
}

/** For test/reference/deploy/onnxFiles.py. NaN becomes null. */
export function writeOnnxCase(path: string, found: OnnxCase): void {
  writeFileSync(path, JSON.stringify(found));
}
