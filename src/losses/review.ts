import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { checkedFeatures, flatRows } from './checkedFeatures';
import { createAttentionFusion } from './learned/createAttentionFusion';
import { poolToShape } from './learned/poolToShape';
import type { FeatureLoss, LossInputs } from './Loss';
import { wrapLossInTidy } from './wrapLossInTidy';

export interface ReviewOptions {
  /** How many channels the student's layers are brought to before they are fused, at most. At least 1. Default 512, as in the authors' code. */
  channels?: number;
}

/**
 * Knowledge review (ReviewKD): a layer of the teacher is compared with what the student's layer and all after it know together. The loss of one pair is the
 * hierarchical context loss: the mean of (s - t)^2 of the maps, and of the maps pooled to 4 x 4, 2 x 2 and 1 x 1 places, as far as they are larger, with
 * weights of 1, 1/2, 1/4, ... over the sum of the weights. Vectors are maps of one place.
 *
 * A term has several layers, from the first to the last; the last is often the vector before the logits. The student's are fused from the last one
 * backwards: a 1x1 convolution brings each to as many channels as the last has, attention mixes it place by place with what comes from the layer after
 * it, and a 3x3 convolution makes the teacher's channels of it, with batch normalisation after both convolutions. All of it is trained with the student,
 * which keeps none of it.
 *
 * Inputs: `features` of one shape, [batch, height, width, channels] or [batch, width], the student's being fused, which a run does; both get gradients.
 * Result: [batch]. In a run layers may have any places and channels, but a map is compared with a map.
 *
 * Chen et al. 2021, "Distilling Knowledge via Knowledge Review", arXiv 2104.09044. Its authors' script for CIFAR-100 has a weight of 5 for ResNet-32x4
 * with ResNet-8x4 and for both pairs of wide networks, 8 with ShuffleNetV2, 1 for ResNet-110 with 32 and 0.6 for ResNet-56 with 20, rising from 0 over 20
 * epochs. The teacher's layers there are those before the relu of a block, and the vector.
 *
 * @throws TypeError or RangeError for an option out of bounds, missing features, shapes that differ, or that are neither maps nor vectors.
 * @example
 * ```ts
 * const features = { student: [[[[1], [3]], [[1], [3]]]], teacher: [[[[0], [2]], [[0], [2]]]] }; // 2 x 2 places, 1 channel
 * const perExample = kd.review()({ features }); // [batch], here (1 + 1 / 2) / (1 + 1 / 2)
 * perExample.dispose();
 *
 * const names = ['stage1', 'stage2', 'representation'];
 * const layers = names.map((name) => ({ teacher: name, student: name }));
 * const terms = {
 *   hard: { weight: 1, loss: kd.crossEntropy() },
 *   review: { weight: kd.linear({ from: 0, to: 5, epochs: 20 }), loss: kd.review(), layers }
 * };
 * ```
 */
export function review(options: ReviewOptions = {}): FeatureLoss {
  checkOptions('review', options, ['channels']);
  const channels = checkNumber('review', 'channels', options.channels ?? 512, { integer: true, atLeast: 1 });
  const loss = wrapLossInTidy('review', ({ features }: Partial<LossInputs>) => {
    const { student, teacher } = checkedFeatures('review', features, true);
    if (student.rank !== 2 && student.rank !== 4)
      throw new RangeError(
        `review: expected maps [batch, height, width, channels] or vectors [batch, width], got [${student.shape}]; name other layers`
      );
    return hierarchicalContext(tf.sub(student, teacher));
  });
  const description = { name: 'review', ...(channels === 512 ? {} : { channels }) };
  return Object.assign(loss, {
    description,
    needs: ['features'] as const,
    aligns: 'none' as const,
    learns: createAttentionFusion(channels)
  });
}

/** Of the difference of two maps: what is pooled of both is the same of their difference. */
function hierarchicalContext(apart: tf.Tensor): tf.Tensor {
  const [, height = 1, width = 1] = apart.rank === 4 ? apart.shape : [];
  const sides = [4, 2, 1].filter((side) => side < Math.min(height, width));
  const levels = [apart, ...sides.map((side) => poolToShape(apart, [side, side]))];
  const weights = levels.map((_, i) => 2 ** -i);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return tf.addN(levels.map((level, i) => tf.mul(tf.mean(flatRows(tf.square(level)), 1), weights[i] / all)));
}
