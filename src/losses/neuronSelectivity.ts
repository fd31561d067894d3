import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../checks/checkOptions';
import { checkedFeatureMaps } from './checkedFeatureMaps';
import type { FeatureLoss, LossInputs } from './Loss';
import { wrapLossInTidy } from './wrapLossInTidy';
import { scaleRowsToUnitLength } from './scaleRowsToUnitLength';

/**
 * Neuron selectivity transfer (NST): the places that the student's channels select are distributed as those of the teacher's channels. Each
 * channel's map is a vector f of length 1 over the places. The loss is the squared maximum mean discrepancy between the channels,
 * mean k(t, t') + mean k(s, s') - 2 mean k(s, t), with the polynomial kernel k(x, y) = (x.y)^2 (d = 2, c = 0, as in the paper).
 *
 * Inputs: `features` with the same places, [batch, height, width, channels], [batch, tokens, channels] or a volume, whatever the channels;
 * an adapter pools the larger one. Both get gradients. Result: [batch], 0 to 2. A map of zeros has no direction and no gradient.
 *
 * Huang and Wang 2017, "Like What You Like: Knowledge Distill via Neuron Selectivity Transfer", arXiv 1707.01219. The tables of CIFAR-100
 * have a weight of 50 for each block (RepDistiller, scripts/run_cifar_distill.sh): give the blocks as several layers of one term.
 *
 * @throws TypeError or RangeError for an unknown option, missing features, and features without places or with different places.
 * @example
 * ```ts
 * const features = { student: [[[1], [0]]], teacher: [[[0], [2]]] }; // [batch, tokens, channels]
 * const perExample = kd.neuronSelectivity()({ features }); // [batch], here 2
 * perExample.dispose();
 * ```
 */
export function neuronSelectivity(options: Record<string, never> = {}): FeatureLoss {
  checkOptions('neuronSelectivity', options, []);
  const loss = wrapLossInTidy('neuronSelectivity', ({ features }: Partial<LossInputs>) => {
    const { student, teacher } = checkedFeatureMaps('neuronSelectivity', features);
    const [s, t] = [unitMaps(student), unitMaps(teacher)];
    return s.shape[2] <= Math.max(256, s.shape[1], t.shape[1]) ? ofPlaces(s, t) : ofChannels(s, t);
  });
  return Object.assign(loss, {
    description: { name: 'neuronSelectivity' },
    needs: ['features'] as const,
    aligns: 'space' as const
  });
}

/** [batch, channels, places], each map of length 1. */
function unitMaps(feature: tf.Tensor): tf.Tensor3D {
  const channels = feature.shape.at(-1) as number;
  const maps = tf.transpose(feature.reshape<tf.Tensor3D>([feature.shape[0], -1, channels]), [0, 2, 1]);
  return scaleRowsToUnitLength(maps.reshape([-1, maps.shape[2]])).reshape<tf.Tensor3D>(maps.shape);
}

/**
 * With this kernel the discrepancy is |mean of s s^T - mean of t t^T|^2, [places, places]. It keeps its digits where both are nearly equal, but takes much memory
 * for large maps.
 */
function ofPlaces(student: tf.Tensor3D, teacher: tf.Tensor3D): tf.Tensor {
  const mean = (maps: tf.Tensor3D) => tf.div(tf.matMul(maps, maps, true, false), maps.shape[1]);
  return tf.sum(tf.squaredDifference(mean(student), mean(teacher)), [1, 2]);
}

function ofChannels(student: tf.Tensor3D, teacher: tf.Tensor3D): tf.Tensor {
  const mean = (a: tf.Tensor3D, b: tf.Tensor3D) => tf.mean(tf.square(tf.matMul(a, b, false, true)), [1, 2]);
  return tf.sub(tf.add(mean(teacher, teacher), mean(student, student)), tf.mul(2, mean(student, teacher)));
}
