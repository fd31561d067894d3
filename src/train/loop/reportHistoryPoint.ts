import { createRunningMeans } from './createRunningMeans';
import type { RunningStage } from './createStageState';
import { computeScheduledSettings } from './computeScheduledSettings';
import { readLearnedNumbers } from './readLearnedNumbers';
import { multiplyHistoryTermWeights } from './balance/multiplyHistoryTermWeights';
import { scoreValidation } from './scoreValidation';
import type { EpochWork } from './runNextTrainingStep';
import type { Training } from './createTraining';

/** How an epoch stands: on its way, at its end, or left because it diverged. */
export type EpochStatus = 'running' | 'over' | 'left';

/** Tells a point of the history, at the end of an epoch with the validation metrics; and the best epoch so far if this is it. */
export async function reportHistoryPoint(
  training: Training,
  running: RunningStage,
  work: EpochWork,
  status: EpochStatus
): Promise<void> {
  const report = () => reportNow(training, running, work, status);
  await (status !== 'running' && training.average ? training.average.during(report) : report());
}

async function reportNow(
  training: Training,
  { stage, terms, moment, graph }: RunningStage,
  { epoch, slower }: EpochWork,
  status: EpochStatus
): Promise<void> {
  const { inputs, callbacks, predicts, best } = training;
  const { name, task, validation, teacher, stages, transfer = [], steps } = inputs;
  const isOver = status !== 'running';
  const settings = computeScheduledSettings({ ...stage, terms }, transfer, moment);
  Object.assign(settings, readLearnedNumbers(terms, training.adapters));
  settings.learningRate *= slower;
  if (training.balance) multiplyHistoryTermWeights(settings, training.balance, terms);
  moment.loss = training.means.values['train/loss'] ?? moment.loss;
  const scored = isOver ? await scoreValidation(task, predicts, validation, teacher?.validation) : {};
  if (isOver) graph.noteTensors();
  const values = { ...training.means.values, ...settings, ...scored, ...training.looked };
  const at = { step: training.step, epoch: isOver ? epoch + 1 : training.step / steps };
  await callbacks.onEvent({ type: 'point', of: name, ...at, values });
  training.means = createRunningMeans();
  training.looked = {};
  const kept = status === 'over' && stage === stages.at(-1) ? best.offer(epoch + 1, values) : null;
  if (kept) await callbacks.onEvent({ type: 'best', of: name, ...kept });
}
