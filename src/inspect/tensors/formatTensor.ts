import type { Tensor } from '@tensorflow/tfjs';
import { formatShortNumber } from './formatShortNumber';
import { formatTensorRows } from './formatTensorRows';

/**
 * A tensor as text: what it is, its statistics, its first values as nested rows.
 *
 * @example
 * ```ts
 * const tensor = tf.tensor2d([[1, 2], [3, 4]]);
 * formatTensor(tensor).split('\n')[0]; // "Tensor float32 [2, 2]: minimum 1, mean 2.5, maximum 4"
 * tensor.dispose();
 * ```
 */
export function formatTensor(tensor: Tensor): string {
  const kind = tensorKind(tensor);
  if (tensor.isDisposed) return `${kind}: disposed, its values are gone`;
  if (tensor.size === 0) return `${kind}: empty`;
  // A complex tensor's values are its real and imaginary parts in turn.
  const values = tensor.dataSync() as unknown as ArrayLike<number | string>;
  const width = tensor.dtype === 'complex64' ? 2 : 1;
  if (tensor.rank === 0) return `${kind}: ${formatTensorRows(values, [], tensor.dtype)}`;
  const about = width === 1 && typeof values[0] === 'number' ? `: ${statistics(values as ArrayLike<number>)}` : '';
  return `${kind}${about}\n${formatTensorRows(values, tensor.shape, tensor.dtype)}`;
}

/** "Tensor float32 [2, 3]"; "Variable float32 [4] "dense/bias", not trainable". */
export function tensorKind(tensor: Tensor): string {
  const { name, trainable } = tensor as { name?: string; trainable?: boolean };
  const place = tensor.rank === 0 ? 'scalar' : `[${tensor.shape.join(', ')}]`;
  if (name === undefined || trainable === undefined) return `Tensor ${tensor.dtype} ${place}`;
  return `Variable ${tensor.dtype} ${place} "${name}"${trainable ? '' : ', not trainable'}`;
}

function statistics(values: ArrayLike<number>): string {
  let [sum, count, minimum, maximum] = [0, 0, Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    count++;
    sum += value;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  const missing = values.length - count;
  const found = [
    `minimum ${formatShortNumber(minimum)}`,
    `mean ${formatShortNumber(sum / count)}`,
    `maximum ${formatShortNumber(maximum)}`
  ];
  return [...(count > 0 ? found : []), ...(missing > 0 ? [`${missing} NaN`] : [])].join(', ');
}
