import * as tf from '@tensorflow/tfjs';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import { checkModel } from '../../engine/checkModel';
import { encodedWidth } from '../../models/students/encodeRows';
import { SoftTreeLayer } from '../../models/students/SoftTreeLayer';
import { TabularEncoder } from '../../models/students/TabularEncoder';
import type { TabularEncoding } from '../../models/students/TabularEncoding';
import { decodeTreeNames, type TreeNames } from '../../models/students/encodeTreeNames';

/** A soft tree's weights as numbers, scaled as in use. */
export interface SoftTreeWeights {
  encoding: TabularEncoding;
  notes: TreeNames | null;
  depth: number;
  /** [inputs, splits] */
  kernel: Float64Array;
  /** [splits] */
  bias: Float64Array;
  /** [leaves, classes] */
  probabilities: number[][];
}

/** @throws TypeError for any model but a soft tree on a table. */
export function readSoftTreeWeights(model: tf.LayersModel): SoftTreeWeights {
  const all = hasSafelyReadableMembers(model, ['layers']) && Array.isArray(model.layers) ? (model.layers as unknown[]) : [];
  const layers = all.filter((layer) => !(layer instanceof tf.layers.Layer) || layer.getClassName() !== 'InputLayer');
  const [encoder, tree] = layers;
  if (layers.length !== 2 || !(encoder instanceof TabularEncoder) || !(tree instanceof SoftTreeLayer))
    throw new TypeError(`readTree: expected a student of kd.softDecisionTree, got ${named(model)}; make one with it`);
  checkModel('readTree', model);
  const { depth, units, sharpness, leafScale, notes } = tree;
  const [kernel, bias, leaves] = tree.getWeights().map((weight) => Float64Array.from(weight.dataSync()));
  if (
    kernel.length !== encodedWidth(encoder.encoding) * bias.length ||
    ![kernel, bias, leaves].every((all) => all.every(Number.isFinite))
  )
    throw new RangeError(
      `readTree: expected finite weights in "${model.name}", got NaN, Infinity or a wrong number of them; train the tree again`
    );
  const logits = Array.from({ length: 2 ** depth }, (_, leaf) => {
    const own = Array.from(leaves.subarray(leaf * units, (leaf + 1) * units), (value) => value * leafScale);
    return units === 1 ? [0, own[0]] : own;
  });
  return {
    encoding: encoder.encoding,
    notes: decodeTreeNames(notes),
    depth,
    kernel: kernel.map((weight) => weight * sharpness),
    bias: bias.map((weight) => weight * sharpness),
    probabilities: logits.map(softmax)
  };
}

function named(model: unknown): string {
  return hasSafelyReadableMembers(model, ['name']) && model instanceof tf.LayersModel
    ? `model "${model.name}"`
    : showValue(model);
}

function softmax(logits: number[]): number[] {
  const top = Math.max(...logits);
  const shares = logits.map((logit) => Math.exp(logit - top));
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / sum);
}
