import type { TrainingStage } from '../check/checkStages';
import { findEndOfPatience } from './findEndOfPatience';
import { restoreVariables } from './weights/restoreVariables';
import { createStageState } from './createStageState';
import { trainEpoch } from './trainEpoch';
import type { Training } from './createTraining';
import type { RunEnd } from './TrainingEnd';
import { takeTrainingSnapshot } from './takeTrainingSnapshot';

/**
 * Trains a stage, from its beginning or from where the training goes on. Null if the training goes on after it.
 *
 * @param before epochs of the stages before.
 */
export async function trainStage(training: Training, stage: TrainingStage, before: number): Promise<RunEnd | null> {
  const { inputs, callbacks, diverging } = training;
  const { from, onCheckpoint, onResume } = callbacks;
  const running = createStageState(training, stage, before);
  const { isBegun, remembered, terms } = running;
  try {
    if (isBegun) {
      restoreVariables(remembered, await from!.read('optimizer', remembered));
      running.terms = onResume?.(terms, before + 1) ?? terms;
    } else diverging.beginStage();
    if (training.step === 0 && !from) await onCheckpoint?.('begin', () => takeTrainingSnapshot(training, running));
    for (let epoch = Math.floor(training.step / inputs.steps); epoch < running.last; epoch++) {
      const outOfPatience = findEndOfPatience(training, stage, epoch);
      if (outOfPatience) {
        await callbacks.onEvent(outOfPatience);
        return null;
      }
      const end = await trainEpoch(training, running, epoch);
      if (end) return end;
    }
    return null;
  } finally {
    running.dispose();
  }
}
