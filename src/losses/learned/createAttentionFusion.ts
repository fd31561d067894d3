import * as tf from '@tensorflow/tfjs';
import { applyBatchNormalization } from './applyBatchNormalization';
import { applyConvolution, kernel3x3 } from './applyConvolution';
import type { ComparedFeatures, ComparedShapes, LearnedParts, LearnedVariable } from './LearnedParts';
import { applyPointwiseConvolution } from './applyPointwiseConvolution';

/**
 * Fuses the student's features of several layers from the last one backwards, so that each layer is compared with what it and all after it know: "0" is
 * the first. Each is brought to a common number of channels ("reduce"). What comes from the layer after it is enlarged to its places, and a map of
 * attention for each of the two ("attention") says how much of either counts at a place. The sum goes on to the layer before, and through a 3x3
 * convolution to the teacher's channels ("expand").
 *
 * @param most how many common channels there are at most; there are as many as the student's last layer has.
 */
export function createAttentionFusion(most: number): LearnedParts {
  return {
    does: 'student: fused with the layers after it by attention, 3x3 convolution to the channels of the teacher',
    refuses: ({ teacher, student }) =>
      [1, 3].includes(teacher.length) && teacher.length === student.length ? null : 'which are neither two maps nor two vectors',
    variables(shapes) {
      const common = Math.min(most, shapes.at(-1)!.student.at(-1) as number);
      return Object.fromEntries(shapes.flatMap((one, i) => variablesOf(i, one, common, i < shapes.length - 1)));
    },
    apply(pairs, variables) {
      const fused: ComparedFeatures[] = [];
      let after: tf.Tensor4D | undefined;
      for (let i = pairs.length - 1; i >= 0; i--) {
        const { teacher, student } = pairs[i];
        const of = (name: string) => variables[`${i}/${name}`];
        const own = applyBatchNormalization(
          applyPointwiseConvolution(asMap(student), of('reduce')),
          of('reduceScale'),
          of('reduceOffset')
        );
        const both = after ? attended(own, resized(after, asMap(own)), of('attention'), of('attentionBias')) : own;
        after = resized(both as tf.Tensor4D, asMap(teacher));
        const out = applyBatchNormalization(applyConvolution(after, of('expand')), of('expandScale'), of('expandOffset'));
        fused.unshift({ teacher, student: out.reshape(teacher.shape) });
      }
      return fused;
    }
  };
}

function variablesOf(i: number, shapes: ComparedShapes, common: number, isFused: boolean): [string, LearnedVariable][] {
  const [from, to] = [shapes.student, shapes.teacher].map((shape) => shape.at(-1) as number);
  const one = (size: number, start: number) => ({ shape: [size], start });
  const own: { [name: string]: LearnedVariable } = {
    reduce: { shape: [from, common], start: 'kernel' },
    reduceScale: one(common, 1),
    reduceOffset: one(common, 0),
    ...(isFused && { attention: { shape: [2 * common, 2], start: 'kernel' }, attentionBias: one(2, 0) }),
    expand: kernel3x3(common, to),
    expandScale: one(to, 1),
    expandOffset: one(to, 0)
  };
  return Object.entries(own).map(([name, variable]) => [`${i}/${name}`, variable]);
}

/** A vector is a map of one place. */
function asMap(feature: tf.Tensor): tf.Tensor4D {
  return feature.rank === 4 ? (feature as tf.Tensor4D) : feature.reshape([feature.shape[0], 1, 1, -1]);
}

function attended(own: tf.Tensor, after: tf.Tensor, kernel: tf.Tensor, bias: tf.Tensor): tf.Tensor {
  const attention = tf.sigmoid(applyPointwiseConvolution(tf.concat([own, after], -1), kernel, bias));
  const [ofOwn, ofAfter] = tf.split(attention, 2, -1);
  return tf.add(tf.mul(own, ofOwn), tf.mul(after, ofAfter));
}

/** To as many places as another map has, each with the value of the nearest. */
function resized(map: tf.Tensor4D, { shape: [, height, width] }: tf.Tensor4D): tf.Tensor4D {
  return map.shape[1] === height && map.shape[2] === width ? map : tf.image.resizeNearestNeighbor(map, [height, width]);
}
