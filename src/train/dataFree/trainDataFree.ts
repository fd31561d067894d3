import * as tf from '@tensorflow/tfjs';
import { mixSeeds, createRandom } from '../../stats/createRandom';
import type { Moment } from '../../schedules/Schedule';
import { findFirstNotFinite } from '../loop/findFirstNotFinite';
import { createRunningMeans } from '../loop/createRunningMeans';
import { computeScheduledSettings } from '../loop/computeScheduledSettings';
import { areFinite, snapshotWeights } from '../loop/weights/snapshotWeights';
import type { TrainingCallbacks } from '../loop/TrainingCallbacks';
import type { StepLosses } from '../loop/trainStep';
import type { RunEnd } from '../loop/TrainingEnd';
import type { CheckedDataFree } from './checkDataFree';
import { createDataFreeSteps } from './createDataFreeSteps';
import { measureHeldOutAgreement } from './measureHeldOutAgreement';
import { createMemoryBank } from './createMemoryBank';
import type { DataFreeGenerator } from './createDataFreeGenerator';
import { createTeacherPass } from './createTeacherPass';
import { setWeights } from '../loop/weights/setWeights';

/**
 * Trains generator and student in turns: one update of the generator, then several of the student. The first of these is on rows that the
 * generator makes now, the others on batches from the memory. Records ten points per epoch, and at the end of an epoch the student's
 * agreement with the teacher on held-out made rows.
 */
export async function trainDataFree(
  checked: CheckedDataFree,
  maker: DataFreeGenerator,
  epochs: number,
  callbacks: TrainingCallbacks
): Promise<RunEnd> {
  const { teacher, student, steps, studentSteps, memory, optimizer, seed } = checked;
  const turns = createDataFreeSteps(checked, maker, createTeacherPass(teacher, 'distillDataFree'));
  const bank = createMemoryBank(memory, createRandom(mixSeeds(seed, 4)));
  const moment: Moment = { epoch: 0, epochs, step: 0, loss: null };
  const interval = Math.max(1, Math.round(steps / epochs / 10));
  let terms = checked.terms;
  let means = createRunningMeans();
  let good = snapshotWeights(student);
  const failed = (who: string, what: string, taken: number): RunEnd => {
    if (!tf.tidy(() => areFinite(snapshotWeights(student)))) setWeights(student, good);
    return { status: 'failed', error: `${who}: expected finite losses, got ${what} at step ${taken}; ${advice}` };
  };

  const end = async (how: RunEnd): Promise<RunEnd> => {
    await callbacks.onEvent({ type: 'executed', of: 'student', ...turns.ran() });
    return how;
  };

  try {
    for (let taken = 1; taken <= steps; taken++) {
      const before = taken === 1 ? 0 : endOfEpoch(taken - 1, steps, epochs);
      if (before !== null) {
        moment.epoch = before;
        const at = { epoch: before + 1, lastEpoch: epochs, moment: { ...moment } };
        terms = callbacks.onEpochBegin?.(terms, at) ?? terms;
      }
      const made = turns.generator();
      const brokenMade = findFirstNotFinite(made);
      if (brokenMade) return await end(failed('generator', brokenMade, taken));
      bank.keep(turns.taught());
      for (let i = 0; i < studentSteps; i++) {
        moment.epoch = ((taken - 1 + i / studentSteps) * epochs) / steps;
        const losses = turns.student(i === 0 ? bank.newest() : bank.draw(), terms, moment);
        moment.step++;
        const broken = findFirstNotFinite(losses);
        if (broken) return await end(failed('student', broken, taken));
        means.add({ ...losses.terms, ...ofGenerator(made) }, losses.total);
      }
      tf.dispose(good);
      good = snapshotWeights(student);

      const finished = endOfEpoch(taken, steps, epochs);
      if (taken % interval === 0 || finished) {
        moment.loss = means.values['train/loss'];
        const agreement: { [series: string]: number } = finished
          ? { 'validation/agreement': measureHeldOutAgreement(teacher, student, maker) }
          : {};
        const values = { ...means.values, ...computeScheduledSettings({ terms, optimizer }, [], moment), ...agreement };
        means = createRunningMeans();
        const at = { step: taken, epoch: finished ?? (taken * epochs) / steps };
        await callbacks.onEvent({ type: 'point', of: 'student', ...at, values });
      }
      if (!(await callbacks.onBatchEnd(taken))) return await end({ status: 'stopped' });
    }
    return await end({ status: 'done' });
  } finally {
    turns.dispose();
    bank.dispose();
    tf.dispose(good);
    callbacks.onTrainEnd?.();
  }
}

const advice = 'lower the learning rate; the last good weights were kept';

function ofGenerator({ terms, total }: StepLosses): { [name: string]: number } {
  return Object.fromEntries([
    ['generator', total],
    ...Object.entries(terms).map(([name, value]) => [`generator.${name}`, value])
  ]);
}

/** The number of the epoch that ends with a step, if one does. Epoch lengths differ by at most one step. */
function endOfEpoch(step: number, steps: number, epochs: number): number | null {
  const epoch = Math.floor((step * epochs) / steps);
  return epoch > Math.floor(((step - 1) * epochs) / steps) ? epoch : null;
}
