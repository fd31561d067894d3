import * as tf from '@tensorflow/tfjs';
import { checkModel } from '../../engine/checkModel';
import { getVariableOfWeight } from '../../models/features/getVariableOfWeight';
import type { Parameters } from '../../train/sweep/space';
import type { CheckedCandidates } from '../search/checkCandidates';
import { formatCandidateName } from '../search/formatCandidateName';
import { planSlices } from './planSlices';
import { padSlice, takeSlice } from './WeightSlice';

/** One set of weights, of which each candidate has its part. */
export interface Supernet {
  /** Has all of the shared weights. */
  largest: tf.LayersModel;
  /** The shared weights that learn. */
  shared: tf.Variable[];
  candidates: SharingNetwork[];
  /** The candidate with the fewest weights. */
  smallest: SharingNetwork;
  dispose(): void;
}

/** A network whose weights are parts of the shared ones. */
export interface SharingNetwork {
  name: string;
  model: tf.LayersModel;
  /** Its own weights that learn. */
  variables: tf.Variable[];
  /** Gives it its parts of the shared weights as they are now. */
  takeWeights(): void;
  /** Its gradients as those of the shared weights, in their order; null where it has no part. */
  spread(gradients: readonly (tf.Tensor | null)[]): (tf.Tensor | null)[];
}

/**
 * @param values of the largest network, and of each candidate.
 * @throws RangeError for a candidate that is no part of the largest; whatever `build` throws. Nothing is left then.
 */
export function createSupernet(
  subject: string,
  { space, seed }: Pick<CheckedCandidates, 'space' | 'seed'>,
  { largest: values, candidates: plan }: { largest: Parameters; candidates: readonly Parameters[] }
): Supernet {
  const built: tf.LayersModel[] = [];
  const dispose = () => built.forEach((model) => model.dispose());
  const build = (parameters: Parameters) => {
    const model = space.build({ ...parameters }, seed);
    checkModel(subject, model);
    built.push(model);
    return model;
  };
  try {
    const largest = build(values);
    const candidates = plan.map((parameters) =>
      createSharingNetwork(subject, largest, { name: formatCandidateName({ parameters }), model: build(parameters) })
    );
    const smallest = candidates.reduce((least, one) => (one.model.countParams() < least.model.countParams() ? one : least));
    return { largest, shared: listTrained(largest), candidates, smallest, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}

function createSharingNetwork(
  subject: string,
  largest: tf.LayersModel,
  { name, model }: Pick<SharingNetwork, 'name' | 'model'>
): SharingNetwork {
  const shared = listTrained(largest);
  const slices = planSlices(subject, largest, { name, model });
  return {
    ...{ name, model, variables: slices.map(({ own }) => own) },
    takeWeights: () =>
      tf.tidy(() => slices.forEach((slice) => slice.own.assign(takeSlice(shared[slice.shared], slice) as tf.Tensor))),
    spread(gradients) {
      const all = new Array<tf.Tensor | null>(shared.length).fill(null);
      slices.forEach((slice, i) => {
        const gradient = gradients[i];
        all[slice.shared] = gradient && padSlice(gradient, slice, shared[slice.shared].shape);
      });
      return all;
    }
  };
}

/** In the order of `planSlices`. */
function listTrained(model: tf.LayersModel): tf.Variable[] {
  return model.layers.flatMap((layer) => layer.trainableWeights.map(getVariableOfWeight));
}
