import * as tf from '@tensorflow/tfjs';
import { applyBatchNormalization } from './applyBatchNormalization';
import { applyConvolution, kernel3x3 } from './applyConvolution';
import type { LearnedVariable } from './LearnedParts';

/** From the student's channels to factors: "translator1/kernel", "translator1/scale", "translator1/offset", and so on. */
export function translatorVariables(channels: number, factors: number): { [name: string]: LearnedVariable } {
  const widths = [channels, channels, factors, factors];
  const layers = widths.slice(1).flatMap((outputs, i): [string, LearnedVariable][] => [
    [`translator${i + 1}/kernel`, kernel3x3(widths[i], outputs)],
    [`translator${i + 1}/scale`, { shape: [outputs], start: 1 }],
    [`translator${i + 1}/offset`, { shape: [outputs], start: 0 }]
  ]);
  return Object.fromEntries(layers);
}

/** Three convolutions, each with batch normalisation, which makes a bias needless, and a leaky relu. */
export function applyTranslator(maps: tf.Tensor, variables: { [name: string]: tf.Tensor }): tf.Tensor {
  const of = (i: number, name: string) => variables[`translator${i}/${name}`];
  return [1, 2, 3].reduce((at, i) => {
    const normal = applyBatchNormalization(applyConvolution(at, of(i, 'kernel')), of(i, 'scale'), of(i, 'offset'));
    return tf.leakyRelu(normal, 0.1);
  }, maps);
}
