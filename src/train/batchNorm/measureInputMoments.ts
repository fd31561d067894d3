import * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';

/** Mean and variance (divided by n) of each channel. */
export interface Moments {
  mean: Float64Array;
  variance: Float64Array;
}

/**
 * Mean and variance of a layer's input in a pass of all rows in inference mode, over all axes but one, however often the model uses the
 * layer. Batches are merged in double precision, so that their size does not matter.
 *
 * @param axis the channel axis; negative axes count from the end.
 */
export async function measureInputMoments(
  model: tf.LayersModel,
  layer: tf.layers.Layer,
  axis: number,
  rows: Dataset,
  batchSize: number
): Promise<Moments> {
  let all: (Moments & { count: number }) | null = null;
  const pause = createInterruptiblePauser();
  const { length } = rows.y;
  const width = rows.x.length / length;
  for (let start = 0; start < length; start += batchSize) {
    const end = Math.min(length, start + batchSize);
    tf.tidy(() => {
      const stop = listen(layer, (given) => (all = merged(all, momentsOf(given, axis))));
      try {
        model.apply(tf.tensor(rows.x.subarray(start * width, end * width), [end - start, ...rows.shape]), { training: false });
      } finally {
        stop();
      }
    });
    await pause();
  }
  return all as unknown as Moments;
}

/** Calls `tell` with each input of the layer. Returns a function that stops this. */
function listen(layer: tf.layers.Layer, tell: (given: tf.Tensor) => void): () => void {
  const own = Object.getOwnPropertyDescriptor(layer, 'call');
  const compute = layer.call.bind(layer);
  layer.call = (inputs, kwargs) => {
    tell(Array.isArray(inputs) ? inputs[0] : inputs);
    return compute(inputs, kwargs);
  };
  return () => {
    if (own) Object.defineProperty(layer, 'call', own);
    else delete (layer as { call?: unknown }).call;
  };
}

function momentsOf(given: tf.Tensor, axis: number): Moments & { count: number } {
  const channels = axis < 0 ? given.rank + axis : axis;
  const others = given.shape.map((_, i) => i).filter((i) => i !== channels);
  const { mean, variance } = tf.moments(given, others);
  return {
    mean: Float64Array.from(mean.dataSync()),
    variance: Float64Array.from(variance.dataSync()),
    count: given.size / given.shape[channels]
  };
}

/** Chan, Golub & LeVeque 1979. */
function merged(a: (Moments & { count: number }) | null, b: Moments & { count: number }): Moments & { count: number } {
  if (!a) return b;
  const count = a.count + b.count;
  const share = b.count / count;
  const mean = a.mean.map((value, c) => value + share * (b.mean[c] - value));
  const variance = a.variance.map(
    (value, c) => (1 - share) * value + share * b.variance[c] + share * (1 - share) * (b.mean[c] - a.mean[c]) ** 2
  );
  return { mean, variance, count };
}
