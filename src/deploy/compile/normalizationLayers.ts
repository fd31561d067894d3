import type { Layer } from './networkFunction';
import type { Step } from './NetworkPlan';

/** x scale + shift. */
export function affineLayer({ scale, shift }: Extract<Step, { kind: 'affine' }>, width: number): Layer {
  const out = new Float64Array(width);
  return (input) => {
    for (let i = 0; i < width; i++) out[i] = input[i] * scale[i] + shift[i];
    return out;
  };
}

/** Each row to mean 0 and variance 1, then x scale + shift. */
export function normalizeLayer({ epsilon, scale, shift }: Extract<Step, { kind: 'layerNormalization' }>, width: number): Layer {
  const out = new Float64Array(width);
  return (input) => {
    let [mean, variance] = [0, 0];
    for (let i = 0; i < width; i++) mean += input[i] / width;
    for (let i = 0; i < width; i++) variance += (input[i] - mean) ** 2 / width;
    const factor = 1 / Math.sqrt(variance + epsilon);
    for (let i = 0; i < width; i++) out[i] = (input[i] - mean) * factor * scale[i] + shift[i];
    return out;
  };
}
