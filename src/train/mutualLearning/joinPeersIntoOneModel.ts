import * as tf from '@tensorflow/tfjs';
import type { AnyDataset } from '../../data/Dataset';
import { applyLayer } from '../../models/applyLayer';
import { makeDisposable } from '../../models/makeDisposable';
import { cloneModel } from '../baseline/cloneModel';
import { copyWeights } from '../baseline/copyWeights';
import type { OutputGroup } from '../severalOutputs/OutputGroup';

/** Copies of several models as one, with their outputs side by side: one step trains all of them. */
export interface JoinedPeers {
  model: tf.LayersModel;
  outputs: readonly OutputGroup[];
  /** Gives the peers the weights of their copies. */
  giveBack(): void;
  dispose(): void;
}

/** @throws TypeError for a model that cannot be copied. */
export function joinPeersIntoOneModel(
  subject: string,
  peers: readonly (readonly [string, tf.LayersModel])[],
  rows: AnyDataset
): JoinedPeers {
  const copies: tf.LayersModel[] = [];
  try {
    for (const [name, model] of peers) {
      const copy = cloneModel(subject, model, { of: `peer "${name}"`, rows });
      // Layers of one model need names of their own.
      copy.name = `peer-${copies.length + 1}`;
      copies.push(copy);
    }
    const input = tf.input({ shape: [...rows.shape] });
    const all = copies.map((copy) => applyLayer(copy, input));
    const model = tf.model({
      name: 'peers',
      inputs: input,
      outputs: applyLayer(tf.layers.concatenate({ name: 'outputs' }), all)
    });
    makeDisposable(model);
    let end = 0;
    const outputs = peers.map(([name, { outputs: own }]): OutputGroup => {
      const from = end;
      end += own[0].shape[1]!;
      return { name, columns: [from, end] };
    });
    const giveBack = () => peers.forEach(([, peer], i) => copyWeights(copies[i], peer));
    return { model, outputs, giveBack, dispose: () => void model.dispose() };
  } catch (error) {
    copies.forEach((copy) => copy.dispose());
    throw error;
  }
}
