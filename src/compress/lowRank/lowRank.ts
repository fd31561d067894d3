import * as tf from '@tensorflow/tfjs';
import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { showValue } from '../../checks/showValue';
import { checkModel } from '../../engine/checkModel';
import { computeSvd } from '../../stats/computeSvd';
import { checkLayerNames } from '../layers/checkLayerNames';
import { kernelOf } from '../layers/KernelLayer';
import { type LayerPart, rebuildModel } from '../layers/rebuildModel';
import { classOfLayer } from '../layers/LayerClass';
import { chooseRank } from './chooseRank';

export interface LowRankOptions {
  /** The rank of every kernel; give this or `energy`. */
  rank?: number;
  /** The share of the sum of squared singular values that each kernel keeps, above 0 and up to 0.9999. */
  energy?: number;
  /** Names of the layers. Default: all dense and 2D convolutional ones. */
  layers?: readonly string[];
}

/**
 * A model of which large kernels are the products of two small ones, by a truncated singular value decomposition W = U S V': a dense layer of n inputs and m units becomes one of `rank`
 * units and one of m, and a convolution one of `rank` filters of the same size and a 1 x 1 convolution. The second one has the name, bias and activation of the layer, the first one its name
 * with "_basis" behind it. A layer that would have no fewer weights, rank (n + m) >= n m, stays as it is. It is an ordinary model, which can be trained or distilled further; the given model is not
 * changed, and the caller disposes both.
 *
 * Xue, Li & Gong 2013, "Restructuring of Deep Neural Network Acoustic Models with Singular Value Decomposition"; for convolutions Zhang et al. 2016, arXiv 1505.06798. The decomposition takes
 * about n m min(n, m) operations fifty times over, in double precision.
 *
 * @throws TypeError or RangeError for both or none of `rank` and `energy`, a name that no such layer has, or if no layer would become smaller.
 * @example
 * ```ts
 * const student = kd.seeded(1, () => tf.sequential({ layers: [tf.layers.dense({ units: 20, inputShape: [30] }), tf.layers.dense({ units: 2 })] }));
 * const small = kd.lowRank(student, { rank: 4 });
 * [student.countParams(), small.countParams()]; // [662, 262]
 * ```
 */
export function lowRank(model: tf.LayersModel, options: LowRankOptions): tf.LayersModel {
  const subject = 'lowRank';
  checkModel(subject, model);
  checkInputs(subject, options, ['rank', 'energy', 'layers']);
  const { rank, energy, layers } = options;
  if ((rank === undefined) === (energy === undefined))
    throw new TypeError(
      `${subject}: expected either rank or energy, got ${rank === undefined ? 'none' : 'both'}; give for example {energy: 0.9}`
    );
  if (rank !== undefined) checkNumber(subject, 'rank', rank, { integer: true, atLeast: 1 });
  if (energy !== undefined) checkNumber(subject, 'energy', energy, { above: 0, atMost: 0.9999 });
  if (layers !== undefined) checkLayerNames(subject, 'layers', layers, model);
  const named = model.layers.filter((layer) => layers?.includes(layer.name) ?? kinds.includes(layer.getClassName()));
  const odd = named.find((layer) => !kinds.includes(layer.getClassName()));
  if (odd)
    throw new RangeError(
      `${subject}: expected dense and 2D convolutional layers, got ${showValue(odd.name)}, a ${odd.getClassName()}; leave it out of layers`
    );
  const parts = new Map<tf.layers.Layer, LayerPart[]>();
  try {
    for (const layer of named) {
      const pair = factorized(layer, { rank, energy });
      if (pair) parts.set(layer, pair);
    }
    if (parts.size === 0)
      throw new RangeError(
        `${subject}: expected a layer of "${model.name}" that becomes smaller, got none; give a lower ${rank === undefined ? 'energy' : 'rank'}`
      );
    return rebuildModel(model, (layer) => parts.get(layer));
  } finally {
    for (const { weights } of [...parts.values()].flat()) tf.dispose(weights);
  }
}

const kinds = ['Dense', 'Conv2D'];

/** Null for a layer that would not become smaller. */
function factorized(layer: tf.layers.Layer, wanted: { rank?: number; energy?: number }): LayerPart[] | null {
  const { shape } = kernelOf(layer);
  const columns = shape.at(-1) as number;
  const rows = tf.util.sizeFromShape(shape as number[]) / columns;
  const tooMany = Math.ceil((rows * columns) / (rows + columns));
  if ((wanted.rank ?? 1) >= tooMany) return null;
  const { u, s, v } = computeSvd(kernelOf(layer).read().dataSync(), rows, columns);
  const rank = chooseRank(s, wanted);
  if (rank >= tooMany) return null;
  const scaled = (vectors: Float64Array, length: number) =>
    Float32Array.from(
      { length: length * rank },
      (_, i) => vectors[Math.floor(i / rank) * s.length + (i % rank)] * Math.sqrt(s[i % rank])
    );
  const { batchInputShape, ...config } = layer.getConfig();
  const isDense = layer.getClassName() === 'Dense';
  const Made = classOfLayer(layer);
  const narrow: tf.serialization.ConfigDict = isDense ? { units: rank } : { filters: rank };
  const pointwise: tf.serialization.ConfigDict = isDense ? {} : { kernelSize: [1, 1], strides: [1, 1], dilationRate: [1, 1] };
  const first = { ...config, ...narrow, useBias: false, activation: 'linear', name: `${layer.name}_basis` };
  return [
    {
      layer: new Made(batchInputShape ? { ...first, batchInputShape } : first),
      weights: [tf.tensor(scaled(u, rows), [...(shape.slice(0, -1) as number[]), rank])]
    },
    {
      layer: new Made({ ...config, ...pointwise }),
      weights: [
        tf.tidy(() =>
          tf.reshape(tf.transpose(tf.tensor2d(scaled(v, columns), [columns, rank])), [
            ...shape.slice(0, -2).map(() => 1),
            rank,
            columns
          ])
        ),
        ...layer
          .getWeights()
          .slice(1)
          .map((bias) => tf.clone(bias))
      ]
    }
  ];
}
