import * as tf from '@tensorflow/tfjs';
import type { FileTeacherOptions } from './FileTeacherOptions';

type Normalize = NonNullable<FileTeacherOptions['normalize']>;

/** (rows · scale - mean) / std. @throws RangeError for a list that is not as long as the last axis. */
export function normalizeRows(subject: string, rows: tf.Tensor, { scale = 1, mean = 0, std = 1 }: Normalize): tf.Tensor {
  const last = rows.shape[rows.rank - 1];
  for (const [name, value] of Object.entries({ mean, std }))
    if (typeof value !== 'number' && value.length !== last)
      throw new RangeError(
        `${subject}: expected normalize.${name} to have ${last} numbers, one for each entry of the last axis of rows [${rows.shape.slice(1)}], got ${value.length}; give one number, or ${last}`
      );
  const tensorOf = (value: number | readonly number[]) =>
    typeof value === 'number' ? tf.scalar(value) : tf.tensor1d([...value]);
  return tf.tidy(() => tf.div(tf.sub(tf.mul(rows, scale), tensorOf(mean)), tensorOf(std)));
}

export function saysOfNormalize({ scale, mean, std }: Normalize): string {
  const parts = Object.entries({ scale, mean, std }).filter(([, value]) => value !== undefined);
  return parts.map(([name, value]) => `${name} ${Array.isArray(value) ? `[${value.join(', ')}]` : String(value)}`).join(' ');
}
