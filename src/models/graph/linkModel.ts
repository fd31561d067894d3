import * as tf from '@tensorflow/tfjs';
import { withSeededRandom } from '../../data/withSeededRandom';
import { applyLayer } from '../applyLayer';
import type { LinkScoresLayer } from './LinkScoresLayer';

/** A model of one layer that scores all entities. */
export function linkModel(layer: () => LinkScoresLayer, { seed, name }: { seed: number; name: string }): tf.LayersModel {
  return withSeededRandom(seed, () => {
    const input = tf.input({ shape: [2], name: 'headAndRelation' });
    return tf.model({ inputs: input, outputs: applyLayer(layer(), input), name });
  });
}
