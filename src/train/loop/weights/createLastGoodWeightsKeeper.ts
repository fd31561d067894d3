import * as tf from '@tensorflow/tfjs';
import { setWeights } from './setWeights';
import { snapshotWeights } from './snapshotWeights';

/** The last weights of a model that gave a finite loss. */
export interface LastGoodWeights {
  /** The weights as they are now are good. */
  note(): void;
  /** Gives the model the noted weights. */
  goBack(): void;
  dispose(): void;
}

export function createLastGoodWeightsKeeper(model: tf.LayersModel): LastGoodWeights {
  let noted: tf.Tensor[] = [];
  return {
    note() {
      tf.dispose(noted);
      noted = snapshotWeights(model);
    },
    goBack: () => setWeights(model, noted),
    dispose() {
      tf.dispose(noted);
      noted = [];
    }
  };
}
