import type * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { checkLayerName } from './checkLayerName';
import { MultiHeadSelfAttention } from './MultiHeadSelfAttention';

export interface MultiHeadAttentionOptions {
  heads: number;
  /** Width of a query and a key per head. Usual is the input's width divided by the heads. */
  keyDimension: number;
  /** Width of a value per head. Default `keyDimension`. */
  valueDimension?: number;
  /** Width of an output token. Default: the width of an input token. */
  units?: number;
  /** Dropout rate of the attention probabilities. Default 0. */
  dropout?: number;
  name?: string;
}

/**
 * Self-attention as a layer of a tfjs model, whose inside can be read and distilled: with the name "attention", `withFeatures`, `terms` and
 * `alignmentMap` know "attention/scores", Q K^T / sqrt(d) before the softmax, [batch, heads, tokens, tokens] (what `selfAttention` compares),
 * "attention/probabilities", softmax of the scores, before dropout, and "attention/values", V, [batch, heads, tokens, d].
 *
 * output = concat over heads of softmax(Q K^T / sqrt(d)) V, times W, plus b; Q, K and V are affine in x. Input x, [batch, tokens, width], or
 * [x, mask] with a mask [batch, tokens] of 1 and 0 (`paddingMask`): no token attends to padding; scores from and to padding are -1e9
 * and its values 0, so that losses find no difference there. Output [batch, tokens, units].
 *
 * Vaswani et al. 2017, "Attention Is All You Need", arXiv 1706.03762.
 *
 * @throws TypeError or RangeError for an option out of bounds, or inputs of the wrong shape.
 * @example
 * ```ts
 * const input = tf.input({ shape: [16, 32] });
 * const attention = kd.layers.multiHeadAttention({ name: 'attention', heads: 4, keyDimension: 8 });
 * const model = tf.model({ inputs: input, outputs: attention.apply(input) as tf.SymbolicTensor });
 * const { output, features } = kd.withFeatures(model, ['attention/scores'])(tf.ones([2, 16, 32]));
 * features['attention/scores'].shape; // [2, 4, 16, 16]
 * tf.dispose([output, features]);
 * ```
 */
export function multiHeadAttention(options: MultiHeadAttentionOptions): tf.layers.Layer {
  const subject = 'multiHeadAttention';
  checkOptions(subject, options, ['heads', 'keyDimension', 'valueDimension', 'units', 'dropout', 'name']);
  const { heads, keyDimension, valueDimension = keyDimension, units, dropout = 0, name } = options ?? {};
  const size = { integer: true, atLeast: 1 };
  checkNumber(subject, 'heads', heads, size);
  checkNumber(subject, 'keyDimension', keyDimension, size);
  checkNumber(subject, 'valueDimension', valueDimension, size);
  if (units !== undefined) checkNumber(subject, 'units', units, size);
  checkNumber(subject, 'dropout', dropout, { atLeast: 0, atMost: 0.9 });
  return new MultiHeadSelfAttention({
    heads,
    keyDimension,
    valueDimension,
    units: units ?? null,
    dropout,
    ...checkLayerName(subject, name)
  });
}
