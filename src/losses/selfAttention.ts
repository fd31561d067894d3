import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../checks/checkOptions';
import { showValue } from '../checks/showValue';
import { checkedFeatures } from './checkedFeatures';
import type { FeatureLoss, LossInputs } from './Loss';
import { softTargets } from './softTargets';
import { wrapLossInTidy } from './wrapLossInTidy';

export interface SelfAttentionOptions {
  /**
   * "scores": squares between the scores before the softmax (TinyBERT). "weights": KL between their softmaxes (MiniLM). "values": KL
   * between the relations of the values (MiniLM). Default "scores".
   */
  match?: 'scores' | 'weights' | 'values';
}

/**
 * Trains the student on the teacher's self-attention: one number per example.
 *
 * - "scores": mean of (A_s - A_t)^2 over heads and pairs of tokens, A = Q K^T / sqrt(d). Features: [batch, heads, tokens, tokens].
 * - "weights": mean over heads and tokens of KL(softmax A_t || softmax A_s). Same features as "scores".
 * - "values": the same KL of softmax(V V^T / sqrt(d)). Features: V, [batch, heads, tokens, d]; d may differ.
 *
 * MiniLM's loss is the sum of "weights" and "values" of the last layer: two terms. Head counts and tokens must match; there is no adapter.
 * Scores below -10,000 are those of masked tokens and count as -10,000. Both get gradients. Result: [batch].
 *
 * Jiao et al. 2020, "TinyBERT", arXiv 1909.10351; Wang et al. 2020, "MiniLM", arXiv 2002.10957.
 *
 * @throws TypeError or RangeError for an unknown option, missing features, or heads and tokens that differ.
 * @example
 * ```ts
 * const features = { student: [[[[1, 0], [0, 1]]]], teacher: [[[[0, 0], [0, 1]]]] }; // [batch, heads, tokens, tokens]
 * const perExample = kd.selfAttention({ match: 'scores' })({ features }); // [batch], here 0.25
 * perExample.dispose();
 * ```
 */
export function selfAttention(options: SelfAttentionOptions = {}): FeatureLoss {
  checkOptions('selfAttention', options, ['match']);
  const { match = 'scores' } = options;
  if (!['scores', 'weights', 'values'].includes(match)) {
    const choices = 'match to be "scores", "weights" or "values"';
    throw new TypeError(`selfAttention: expected ${choices}, got ${showValue(match)}; leave it out for "scores"`);
  }
  const loss = wrapLossInTidy('selfAttention', ({ features }: Partial<LossInputs>) => {
    const { student, teacher, rows } = checkedFeatures('selfAttention', features, match !== 'values');
    checkHeads(student, teacher);
    if (match === 'scores') return tf.mean(tf.squaredDifference(unmasked(student), unmasked(teacher)).reshape([rows, -1]), 1);
    const relation = match === 'weights' ? unmasked : valueRelation;
    const tokens = student.shape[2] as number;
    const flat = (feature: tf.Tensor) => relation(feature).reshape<tf.Tensor2D>([-1, tokens]);
    return tf.mean(divergence({ student: flat(student), teacher: flat(teacher) }).reshape([rows, -1]), 1);
  });
  const description = { name: 'selfAttention', match };
  return Object.assign(loss, { description, needs: ['features'] as const, aligns: 'heads' as const });
}

const divergence = softTargets({ temperature: 1, head: 'softmax' });

/** The difference of two masked scores, both -Infinity, must be 0. */
function unmasked(scores: tf.Tensor): tf.Tensor {
  return tf.maximum(scores, -10_000);
}

function valueRelation(values: tf.Tensor): tf.Tensor {
  return tf.div(tf.matMul(values, values, false, true), Math.sqrt(values.shape[3] as number));
}

function checkHeads(student: tf.Tensor, teacher: tf.Tensor): void {
  if (student.rank === 4 && teacher.rank === 4 && String(student.shape.slice(1, 3)) === String(teacher.shape.slice(1, 3))) return;
  const shapes = `student [${student.shape}] and teacher [${teacher.shape}]`;
  const fix = 'choose layers with the same heads and tokens';
  throw new RangeError(
    `selfAttention: expected features [batch, heads, tokens, …] with the same numbers of heads and tokens, got ${shapes}; ${fix}`
  );
}
