import type { Rollback } from '../options/Rollback';
import { createRollbackFinding } from './createRollbackFinding';
import type { RunningStage } from './createStageState';
import type { Training } from './createTraining';

/** Goes back to the weights from before an epoch, leaves the rest of the epoch out, and says so. */
export async function rollBackEpoch(
  training: Training,
  { start, moment, before }: RunningStage,
  { epoch, why, factor }: { epoch: number; why: string } & Pick<Required<Rollback>, 'factor'>
): Promise<void> {
  const { inputs, callbacks } = training;
  start.goBack();
  start.dispose();
  training.good.note();
  training.diverging.goneBack();
  await callbacks.onEvent(createRollbackFinding(inputs.name, { epoch: epoch + 1, why, factor }));
  training.step = (epoch + 1) * inputs.steps;
  moment.step = training.step - before * inputs.steps;
  training.rows.goTo(training.step);
}
