import { askedTerms } from '../check/checkTransferSets';
import { findFirstNotFinite } from './findFirstNotFinite';
import { rollBackEpoch } from './rollBackEpoch';
import type { RunningStage } from './createStageState';
import { runNextTrainingStep, type EpochWork } from './runNextTrainingStep';
import { reportHistoryPoint, type EpochStatus } from './reportHistoryPoint';
import type { Training } from './createTraining';
import type { RunEnd } from './TrainingEnd';
import { takeTrainingSnapshot } from './takeTrainingSnapshot';

/** Trains from where a training is to the end of the epoch. Null if the training goes on after it. */
export async function trainEpoch(training: Training, running: RunningStage, epoch: number): Promise<RunEnd | null> {
  const { inputs, callbacks, diverging, good } = training;
  const { name, steps, rollback } = inputs;
  const { rolledBack } = diverging.state();
  const mayGoBack = rollback !== undefined && !rolledBack;
  const work = beginEpoch(training, running, epoch, rollback && rolledBack ? rollback.factor : 1);
  if (mayGoBack) running.start.note();
  const interval = Math.max(1, Math.round(steps / 10));
  const snapshot = () => takeTrainingSnapshot(training, running);
  let status: EpochStatus = 'running';
  while (status === 'running') {
    const losses = await runNextTrainingStep(training, running, work);
    const broken = findFirstNotFinite(losses);
    if (broken && !mayGoBack) {
      good.goBack();
      const where = `step ${training.step} (epoch ${epoch + 1})`;
      return { status: 'failed', error: `${name}: expected finite losses, got ${broken} at ${where}; ${advice}` };
    }
    if (!broken) {
      good.note();
      training.means.add(losses.terms, losses.total);
      diverging.add(losses.total);
    }
    const isEnd = training.step % steps === 0;
    if (isEnd) status = 'over';
    const grown = isEnd && mayGoBack && !broken ? diverging.endEpoch(rollback.above) : null;
    const why = broken ? `${broken} at step ${training.step}` : grown;
    if (why && rollback) {
      await rollBackEpoch(training, running, { epoch, why, factor: rollback.factor });
      status = 'left';
    }
    const isOver = status !== 'running';
    if (isOver || training.step % interval === 0) await reportHistoryPoint(training, running, work, status);
    // A run that may go back to the start of this epoch can be left only between two.
    if (isOver || !mayGoBack) await callbacks.onCheckpoint?.(isOver ? 'epoch' : 'step', snapshot);
    if (await callbacks.onBatchEnd(training.step)) continue;
    if (!isOver && !mayGoBack) await callbacks.onCheckpoint?.('stop', snapshot);
    return { status: 'stopped' };
  }
  return null;
}

const advice = 'lower the learning rate, or look for very large values in the data; the last good weights were kept';

function beginEpoch({ inputs, callbacks, step }: Training, running: RunningStage, epoch: number, slower: number): EpochWork {
  const { steps, transfer = [] } = inputs;
  const { moment, terms, last } = running;
  moment.epoch = (moment.step - (step % steps)) / steps;
  running.terms = callbacks.onEpochBegin?.(terms, { epoch: epoch + 1, lastEpoch: last, moment: { ...moment } }) ?? terms;
  const sets = transfer.map((set) => ({ ...set, terms: set.terms ?? askedTerms(running.terms, set.labels) }));
  return { epoch, sets, slower };
}
