import type { Rollback } from '../options/Rollback';
import { rollbackFinding } from './rollbackFinding';
import type { RunningStage } from './runningStage';
import type { Training } from './training';

/** Goes back to the weights from before an epoch, leaves the rest of the epoch out, and says so. */
export async function rollBack(
  training: Training,
  { start, moment, before }: RunningStage,
  { epoch, why, factor }: { epoch: number; why: string } & Pick<Required<Rollback>, 'factor'>
): Promise<void> {
  const { inputs, callbacks } = training;
  start.goBack();
  start.dispose();
  training.good.note();
  training.diverging.goneBack();
  await callbacks.onEvent(rollbackFinding(inputs.name, { epoch: epoch + 1, why, factor }));
  training.step = (epoch + 1) * inputs.steps;
  moment.step = training.step - before * inputs.steps;
  training.rows.goTo(training.step);
}
