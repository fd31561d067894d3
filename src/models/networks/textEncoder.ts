import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { withSeededRandom } from '../../data/withSeededRandom';
import { applyLayer } from '../applyLayer';
import { checkWeightCount } from '../checkWeightCount';
import { checkTransformer, type TransformerOptions } from './checkTransformer';
import { countLogitUnits } from '../countLogitUnits';
import { checkModelName } from '../checkModelName';
import { paddingMask } from '../paddingMask';
import { positionEmbedding } from '../positionEmbedding';
import { tokenEmbedding } from '../tokenEmbedding';
import { tokenMean } from '../tokenMean';
import { tokenNormalization } from '../tokenNormalization';
import { applyTransformerBlock } from './applyTransformerBlock';

export interface TextEncoderOptions extends TransformerOptions {
  /** How many token numbers there are, including 0, which is padding. */
  vocabulary: number;
  /** Tokens per row, including padding. */
  length: number;
  classes: number;
}

const optionNames = ['vocabulary', 'length', 'width', 'depth', 'heads', 'hidden', 'dropout', 'classes', 'seed', 'name'];

/**
 * A small text encoder, ready to be a teacher or a student: learned words and positions, pre-norm blocks, the mean of the words. Input
 * [batch, length], whole token numbers from 0 to vocabulary - 1, 0 for padding, which does not change the result; output logits, [batch, 1]
 * for two classes (the margin), otherwise [batch, classes].
 *
 * Layers by name: "words" and "positions" [length, width]; for each block "block1" (its output), "block1/attention" with
 * "block1/attention/scores", "/probabilities" and "/values", "block1/hidden"; "norm", "representation" [width] and "logits".
 *
 * Devlin et al. 2019, "BERT", arXiv 1810.04805, with the pre-norm blocks of Xiong et al. 2020, arXiv 2002.04745.
 *
 * @throws TypeError or RangeError for an option out of bounds, or a width that is not a multiple of the heads; while it
 * computes, for a token number that is not whole or not in the vocabulary.
 * @example
 * ```ts
 * const teacher = kd.models.textEncoder({ vocabulary: 100, length: 8, width: 32, depth: 2, heads: 4, classes: 2, seed: 1 });
 * const sentences = tf.tensor2d([[12, 7, 99, 0, 0, 0, 0, 0]]);
 * const { output, features } = kd.withFeatures(teacher, ['representation'])(sentences);
 * features.representation.shape; // [1, 32]
 * tf.dispose([output, features]);
 * ```
 */
export function textEncoder(options: TextEncoderOptions): tf.LayersModel {
  const subject = 'textEncoder';
  checkOptions(subject, options, optionNames);
  const { vocabulary, length, classes, name = 'text-encoder' } = options ?? {};
  checkNumber(subject, 'vocabulary', vocabulary, { integer: true, atLeast: 2 });
  checkNumber(subject, 'length', length, { integer: true, atLeast: 1 });
  const units = countLogitUnits(subject, classes);
  const { depth, width, seed, ...block } = checkTransformer(subject, options);
  checkModelName(subject, name);
  const blocks = depth * (4 * width ** 2 + 2 * width * block.hidden);
  const weights = [width * vocabulary, width * length, blocks, width * units];
  checkWeightCount(subject, weights, 'make vocabulary, length, width or hidden smaller');

  return withSeededRandom(seed, () => {
    const input = tf.input({ shape: [length], name: 'text' });
    const mask = applyLayer(paddingMask({ name: 'mask' }), input);
    const words = tokenEmbedding({ name: 'words', vocabulary, width });
    let x = applyLayer(positionEmbedding({ name: 'positions' }), applyLayer(words, input));
    for (let i = 1; i <= depth; i++) x = applyTransformerBlock(x, mask, { name: `block${i}`, width, ...block });
    x = applyLayer(tokenMean({ name: 'representation' }), [applyLayer(tokenNormalization({ name: 'norm' }), x), mask]);
    const logits = applyLayer(tf.layers.dense({ name: 'logits', units, kernelInitializer: 'glorotUniform' }), x);
    return tf.model({ inputs: input, outputs: logits, name });
  });
}
