import type { Found } from '../../record/RunEvent';
import type { TrainingStage } from '../check/checkStages';
import type { Training } from './createTraining';

/** A training that ends before an epoch because none has been better for too long, in words for the record. Null if it goes on. */
export function findEndOfPatience({ inputs, best }: Training, stage: TrainingStage, epoch: number): Found | null {
  const { name, patience, stages, validation } = inputs;
  const kept = best.state();
  // A best epoch is chosen among those of the last stage.
  if (patience === undefined || stage !== stages.at(-1) || !kept || epoch - kept.epoch < patience) return null;
  const series = validation ? `validation/${inputs.best.name}` : 'train/loss';
  const planned = stages.reduce((sum, { epochs }) => sum + epochs, 0);
  return {
    type: 'found',
    finding: {
      check: 'stoppedEarly',
      level: 'info',
      value: epoch,
      says: `the training of ${name} ended early, after epoch ${epoch} of ${planned}: since epoch ${kept.epoch} ${series} had not become better (patience ${patience})`
    }
  };
}
