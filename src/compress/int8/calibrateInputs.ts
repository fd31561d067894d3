import * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import { quantileOfSorted } from '../../stats/quantileOfSorted';
import { listLayerInputs } from '../../models/listLayerInputs';
import type { Int8Range } from './fakeQuantize';

/** Rows that go through the model at once; a percentile is that of one such batch. */
const rowsPerBatch = 256;

/**
 * The range of what each layer is given when rows go through a model: from the lowest of the low percentiles of its batches to the highest of the high ones, and
 * 0 within it.
 *
 * @param percentile 100 for all that occurs.
 * @throws RangeError for a layer that is given NaN or Infinity.
 */
export function calibrateInputs(
  subject: string,
  model: tf.LayersModel,
  layers: readonly tf.layers.Layer[],
  { data, percentile }: { data: Dataset; percentile: number }
): Map<tf.layers.Layer, Int8Range> {
  const extremes = new Map(layers.map((layer) => [layer, { low: 0, high: 0 }]));
  const restore = layers.map((layer) => listen(layer, (x) => widen(subject, layer, extremes.get(layer)!, { x, percentile })));
  try {
    const rows = data.y.length;
    const width = data.x.length / rows;
    for (let start = 0; start < rows; start += rowsPerBatch) {
      const end = Math.min(rows, start + rowsPerBatch);
      tf.tidy(() => {
        const x = tf.tensor(data.x.subarray(start * width, end * width), [end - start, ...data.shape]);
        model.apply(x, { training: false });
      });
    }
  } finally {
    restore.forEach((undo) => undo());
  }
  return new Map([...extremes].map(([layer, range]) => [layer, toInt8(range)]));
}

function listen(layer: tf.layers.Layer, hear: (x: tf.Tensor) => void): () => void {
  const own = Object.getOwnPropertyDescriptor(layer, 'call');
  const compute = layer.call.bind(layer);
  layer.call = (inputs, kwargs) => {
    hear(listLayerInputs(inputs)[0]);
    return compute(inputs, kwargs);
  };
  return () => {
    if (own) Object.defineProperty(layer, 'call', own);
    else delete (layer as { call?: unknown }).call;
  };
}

interface Extremes {
  low: number;
  high: number;
}

function widen(
  subject: string,
  layer: tf.layers.Layer,
  range: Extremes,
  { x, percentile }: { x: tf.Tensor; percentile: number }
): void {
  const { low, high } = percentile === 100 ? extremesOf(x) : percentilesOf(x, percentile / 100);
  if (!Number.isFinite(low) || !Number.isFinite(high))
    throw new RangeError(
      `${subject}: expected layer "${layer.name}" to be given finite numbers, got ${Number.isFinite(low) ? high : low}; look at the weights of the model before it`
    );
  range.low = Math.min(range.low, low);
  range.high = Math.max(range.high, high);
}

function extremesOf(x: tf.Tensor): Extremes {
  return tf.tidy(() => {
    const [low, high] = tf.stack([tf.min(x), tf.max(x)]).dataSync();
    return { low, high };
  });
}

/** NaN is sorted to the end. */
function percentilesOf(x: tf.Tensor, share: number): Extremes {
  const sorted = Float32Array.from(x.dataSync()).sort();
  if (Number.isNaN(sorted.at(-1))) return { low: NaN, high: NaN };
  return { low: quantileOfSorted(sorted, 1 - share), high: quantileOfSorted(sorted, share) };
}

/** float32 keeps this scale as it is, so that a file has the same one. */
function toInt8({ low, high }: Extremes): Int8Range {
  const scale = Math.fround(Math.max((high - low) / 255, 1e-12));
  return { scale, zeroPoint: Math.max(-128, Math.min(127, Math.round(-128 - low / scale))) };
}
