import * as tf from '@tensorflow/tfjs';
import type { Best } from '../../record/RunEvent';
import type { RankedBy } from '../options/RankedBy';
import { snapshotWeights } from './weights/snapshotWeights';

/** The weights of an epoch. */
export interface EpochWeights {
  epoch: number;
  weights: tf.Tensor[];
}

/** An epoch with what it is ranked by: the larger value is better, and of equal ones that with the larger tie. */
export interface RankedEpoch extends EpochWeights {
  value: number;
  tie: number;
}

/** Keeps the weights of the best epoch so far: by a validation metric, or by the train loss if there is no validation. */
export interface BestEpoch {
  /** Called after an epoch with its values. Keeps the model's weights, and says so, if they are the best so far. */
  offer(epoch: number, measured: { [series: string]: number }): Omit<Best, 'type' | 'of'> | null;
  /** The best epoch so far and how good it is, with its weights, which stay its own; null before the first offer. */
  state(): RankedEpoch | null;
  /** Goes on from such a state, whose weights are its own from now on. */
  restore(state: RankedEpoch | null): void;
  /** The best weights, which the caller owns from now on; null before the first offer. */
  take(): EpochWeights | null;
  /** Disposes the weights if nobody took them. */
  dispose(): void;
}

export function createBestEpochTracker(
  model: tf.LayersModel,
  { by, hasValidation }: { by: RankedBy; hasValidation: boolean }
): BestEpoch {
  const series = hasValidation ? `validation/${by.name}` : 'train/loss';
  const sign = hasValidation && by.better === 'higher' ? 1 : -1;
  let best: RankedEpoch | null = null;
  return {
    offer(epoch, measured) {
      // A metric that was not defined on these rows is no better than any.
      const value = sign * (measured[series] ?? -sign * Infinity);
      const tie = hasValidation && by.tie !== undefined ? -measured[`validation/${by.tie}`] : 0;
      const isBetter = !best || value > best.value || (value === best.value && tie > best.tie);
      if (!isBetter) return null;
      if (best) tf.dispose(best.weights);
      best = { epoch, weights: snapshotWeights(model), value, tie };
      return { epoch, series, value: sign * value };
    },
    state: () => best,
    restore(state) {
      tf.dispose(best?.weights ?? []);
      best = state;
    },
    take() {
      const taken = best && { epoch: best.epoch, weights: best.weights };
      best = null;
      return taken;
    },
    dispose() {
      tf.dispose(best?.weights ?? []);
      best = null;
    }
  };
}
