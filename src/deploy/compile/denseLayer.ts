import type { Layer } from './networkFunction';
import type { Step } from './NetworkPlan';

/** x kernel + bias, four units at a time, whose weights are stored side by side. */
export function denseLayer({ units, kernel, bias }: Extract<Step, { kind: 'dense' }>): Layer {
  const width = 4 * Math.ceil(units / 4);
  const inputs = kernel.length / units;
  const weights = new Float64Array(width * inputs);
  for (let i = 0; i < inputs; i++)
    for (let j = 0; j < units; j++) weights[((j >> 2) * inputs + i) * 4 + (j & 3)] = kernel[i * units + j];
  const biases = Float64Array.from({ length: width }, (_, j) => bias[j] ?? 0);
  const out = new Float64Array(width);
  return (input) => {
    let at = 0;
    for (let j = 0; j < width; j += 4) {
      let a = biases[j];
      let b = biases[j + 1];
      let c = biases[j + 2];
      let d = biases[j + 3];
      for (let i = 0; i < inputs; i++, at += 4) {
        const x = input[i];
        a += x * weights[at];
        b += x * weights[at + 1];
        c += x * weights[at + 2];
        d += x * weights[at + 3];
      }
      out[j] = a;
      out[j + 1] = b;
      out[j + 2] = c;
      out[j + 3] = d;
    }
    return out;
  };
}
