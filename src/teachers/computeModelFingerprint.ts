import { createHash } from 'node:crypto';
import * as tf from '@tensorflow/tfjs';

/** SHA-256 of a model's architecture and weights, hexadecimal. Two models built by the same code with equal weights share it. */
export function computeModelFingerprint(model: tf.LayersModel): string {
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
  const config = [model.getClassName(), model.getConfig()];
  // Layers and cells that a layer is made of are known from its configuration alone.
  namesInConfig(config, (name) => void (numbers.has(name) || numbers.set(name, `layer ${numbers.size}`)));
  return JSON.stringify(config, (name, value: unknown) => {
    // What the columns are called changes nothing in what the model computes.
    if (name === 'columnNames') return undefined;
    return typeof value === 'string' ? (numbers.get(value) ?? value) : value;
  });
}

/** Tells the names in a configuration of whatever is described as `{className, config: {name}}`. */
function namesInConfig(value: unknown, tell: (name: string) => void): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  const { className, config } = value as { className?: unknown; config?: { name?: unknown } | null };
  if (typeof className === 'string' && typeof config?.name === 'string') tell(config.name);
  Object.values(value).forEach((part) => namesInConfig(part, tell));
}
