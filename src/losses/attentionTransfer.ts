import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { computeAttentionMap } from './computeAttentionMap';
import { checkedFeatureMaps } from './checkedFeatureMaps';
import type { FeatureLoss, LossInputs } from './Loss';
import { wrapLossInTidy } from './wrapLossInTidy';

export interface AttentionTransferOptions {
  /** The power to which channels are raised: the larger it is, the more the strongest places count. At least 1. Default 2. */
  power?: number;
}

/**
 * Attention transfer: the student looks where the teacher looks. Q = mean over channels of |feature|^p at each place, as a vector of length
 * 1. The loss is the mean over places of (Q_s - Q_t)^2, one number per example. For a map of zeros Q is 0, and so is its gradient.
 *
 * Inputs: `features` with the same places, [batch, height, width, channels], [batch, tokens, channels] or a volume, whatever the channels;
 * an adapter pools the larger one. Both get gradients. Result: [batch]; the numbers are small, so a weight of 1,000 is usual.
 *
 * Zagoruyko and Komodakis 2017, "Paying More Attention to Attention", arXiv 1612.03928.
 *
 * @throws TypeError or RangeError for an unknown option, missing features, and features without places or with different places.
 * @example
 * ```ts
 * const features = { student: [[[1], [0]]], teacher: [[[0], [2]]] }; // [batch, tokens, channels]
 * const perExample = kd.attentionTransfer()({ features }); // [batch], here 1
 * perExample.dispose();
 * ```
 */
export function attentionTransfer(options: AttentionTransferOptions = {}): FeatureLoss {
  checkOptions('attentionTransfer', options, ['power']);
  const power = checkNumber('attentionTransfer', 'power', options.power ?? 2, { atLeast: 1 });
  const loss = wrapLossInTidy('attentionTransfer', ({ features }: Partial<LossInputs>) => {
    const { student, teacher } = checkedFeatureMaps('attentionTransfer', features);
    return tf.mean(tf.squaredDifference(computeAttentionMap(student, power), computeAttentionMap(teacher, power)), 1);
  });
  const description = { name: 'attentionTransfer', ...(power === 2 ? {} : { power }) };
  return Object.assign(loss, { description, needs: ['features'] as const, aligns: 'space' as const });
}
