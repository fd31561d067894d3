import { createHash } from 'node:crypto';
import * as tf from '@tensorflow/tfjs';

/** SHA-256 of a model's architecture and weights, hexadecimal. Two models built by the same code with equal weights share it. */
export function modelFingerprint(model: tf.LayersModel): string {
  const hash = createHash('sha256').update(modelArchitecture(model));
  for (const weight of model.getWeights()) {
    const values = weight.dataSync();
    hash.update(`${weight.dtype} [${weight.shape}]`).update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return hash.digest('hex');
}

/** The model's configuration with its layers numbered: their names count how many layers the process has made before. */
export function modelArchitecture(model: tf.LayersModel): string {
  const numbers = new Map<string, string>([[model.name, 'model']]);
  const number = ({ layers }: tf.LayersModel): void =>
    layers.forEach((layer) => {
      numbers.set(layer.name, `layer ${numbers.size}`);
      if (layer instanceof tf.LayersModel) number(layer);
    });
  number(model);
  return JSON.stringify([model.getClassName(), model.getConfig()], (name, value: unknown) => {
    // What the columns are called changes nothing in what the model computes.
    if (name === 'columnNames') return undefined;
    return typeof value === 'string' ? (numbers.get(value) ?? value) : value;
  });
}
