import * as tf from '@tensorflow/tfjs';
import { applyLayer } from '../applyLayer';
import { multiHeadAttention } from '../multiHeadAttention';
import { tokenNormalization } from '../tokenNormalization';

export interface TransformerBlock {
  /** "block1": the last layer of the block; the layers inside are "block1/attention" and so on. */
  name: string;
  width: number;
  heads: number;
  /** Units between the two dense layers. */
  hidden: number;
  dropout: number;
}

/**
 * A pre-norm block on tokens: x + attention(norm(x)), then y + dense(gelu(dense(norm(y)))).
 *
 * Xiong et al. 2020, "On Layer Normalization in the Transformer Architecture", arXiv 2002.04745.
 *
 * @param mask [batch, tokens]; leave it out if no token is padding.
 */
export function applyTransformerBlock(
  x: tf.SymbolicTensor,
  mask: tf.SymbolicTensor | null,
  block: TransformerBlock
): tf.SymbolicTensor {
  const { name, width, heads, hidden, dropout } = block;
  const dropped = (given: tf.SymbolicTensor, of: string) =>
    dropout ? applyLayer(tf.layers.dropout({ name: `${name}/${of}Dropout`, rate: dropout }), given) : given;
  const attention = multiHeadAttention({ name: `${name}/attention`, heads, keyDimension: width / heads });
  const first = applyLayer(tokenNormalization({ name: `${name}/norm1` }), x);
  const attended = dropped(applyLayer(attention, mask ? [first, mask] : first), 'attention');
  const y = applyLayer(tf.layers.add({ name: `${name}/attended` }), [x, attended]);
  const second = applyLayer(tokenNormalization({ name: `${name}/norm2` }), y);
  const wide = applyLayer(dense(`${name}/hidden`, hidden, 'gelu'), second);
  const narrow = dropped(applyLayer(dense(`${name}/dense`, width), wide), 'dense');
  return applyLayer(tf.layers.add({ name }), [y, narrow]);
}

function dense(name: string, units: number, activation?: 'gelu'): tf.layers.Layer {
  return tf.layers.dense({ name, units, kernelInitializer: 'glorotUniform', ...(activation && { activation }) });
}
