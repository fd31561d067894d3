import * as tf from '@tensorflow/tfjs';
import { applyConvolution, kernel3x3 } from './applyConvolution';
import type { ComparedShapes, LearnedVariable } from './LearnedParts';

type Variables = { [name: string]: LearnedVariable };

/** How many channels factors have: a share of the teacher's, rounded down. */
export function factorChannels({ teacher }: ComparedShapes, share: number): number {
  return Math.max(1, Math.floor(share * (teacher.at(-1) as number)));
}

/** From the teacher's channels to factors: "encoder1/kernel", "encoder1/bias", and so on. */
export function encoderVariables(channels: number, factors: number): Variables {
  return stack('encoder', [channels, channels, factors, factors]);
}

export function decoderVariables(channels: number, factors: number): Variables {
  return stack('decoder', [factors, factors, channels, channels]);
}

/** Three convolutions, with a leaky relu after each. */
export function applyParaphraser(
  part: 'encoder' | 'decoder',
  maps: tf.Tensor,
  variables: { [name: string]: tf.Tensor }
): tf.Tensor {
  const [kernel, bias] = ['kernel', 'bias'].map((name) => (i: number) => variables[`${part}${i}/${name}`]);
  return [1, 2, 3].reduce((at, i) => tf.leakyRelu(applyConvolution(at, kernel(i), bias(i)), 0.1), maps);
}

/** 3x3 convolutions take maps alone. */
export function refusesAllButMaps({ teacher, student }: ComparedShapes): string | null {
  return teacher.length === 3 && student.length === 3 ? null : 'which are no maps of height, width and channels';
}

function stack(part: string, widths: number[]): Variables {
  const layers = widths.slice(1).flatMap((outputs, i): [string, LearnedVariable][] => [
    [`${part}${i + 1}/kernel`, kernel3x3(widths[i], outputs)],
    [`${part}${i + 1}/bias`, { shape: [outputs], start: 0 }]
  ]);
  return Object.fromEntries(layers);
}
