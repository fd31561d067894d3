import * as tf from '@tensorflow/tfjs';
import type { Logits } from './logits';

/** Logits less their row's largest: `high + low` is the difference without the rounding of float32. */
export interface Centred {
  high: tf.Tensor2D;
  low: tf.Tensor2D;
  /** 0 at the row's largest logit, 1 elsewhere. */
  others: tf.Tensor2D;
}

/**
 * z - max(z) of each row, exactly: the rounding error of a float32 difference is itself a float32 (Knuth's two-sum), and
 * it matters where student and teacher are close and both far from their largest logit.
 */
export function centre({ high: z, low }: Logits): Centred {
  const largest = z.max(1, true);
  const high = z.sub<tf.Tensor2D>(largest);
  const back = high.sub(z);
  const lost = z.sub(high.sub(back)).sub<tf.Tensor2D>(largest.add(back));
  const others = tf.oneHot(z.argMax(1), z.shape[1], 0, 1, 'float32') as tf.Tensor2D;
  if (!low) return { high, low: lost, others };
  const lowOfLargest = low.mul(tf.sub(1, others)).sum(1, true);
  return { high, low: lost.add(low.sub(lowOfLargest)), others };
}
