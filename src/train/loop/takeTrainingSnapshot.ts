import type { RunningStage } from './createStageState';
import type { Training } from './createTraining';
import type { TrainingSnapshot } from './TrainingState';

/** A training as it is now. */
export function takeTrainingSnapshot(
  { step, means, looked, best, diverging, variables, average }: Training,
  { moment, remembered }: RunningStage
): TrainingSnapshot {
  const ranked = best.state();
  return {
    place: {
      step,
      loss: moment.loss,
      means: { count: means.count(), values: { ...means.values } },
      looked,
      best: ranked && { epoch: ranked.epoch, value: ranked.value, tie: ranked.tie },
      divergence: diverging.state()
    },
    tensors: {
      weights: variables.model,
      optimizer: remembered,
      adapters: variables.adapters,
      average: average?.variables ?? [],
      best: ranked?.weights ?? []
    }
  };
}
