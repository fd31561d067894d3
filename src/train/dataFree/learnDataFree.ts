import * as tf from '@tensorflow/tfjs';
import { mixSeeds, random } from '../../stats/random';
import { eventLoopBreather } from '../../notebook/eventLoopBreather';
import type { Changed, Point } from '../../record/RunEvent';
import type { Moment } from '../../schedules/Schedule';
import type { Steering } from '../control/steering';
import { runningMeans } from '../loop/runningMeans';
import type { StepLosses } from '../loop/step';
import { areFinite, snapshot } from '../loop/weights';
import type { CheckedDataFree } from './checkDataFree';
import { dataFreeSteps } from './dataFreeSteps';
import { heldOutAgreement } from './heldOutAgreement';
import { memoryBank } from './memoryBank';
import type { RowMaker } from './rowMaker';
import { teacherReader } from './teacherReader';

export interface DataFreeEnd {
  status: 'done' | 'stopped' | 'failed';
  error?: string;
}

export interface DataFreeSteered {
  /** Asked after every step. */
  stopped: () => boolean;
  steering: Steering;
  /** Told after every step how many are done. */
  took: (steps: number) => void;
}

/**
 * Generator and student in turns: one update of the generator, then several of the student, the first on rows that the generator makes now, the
 * others on batches of the memory. Ten points an epoch; at an epoch's end the student's agreement with the teacher on held-out made rows.
 */
export async function* learnDataFree(
  checked: CheckedDataFree,
  maker: RowMaker,
  epochs: number,
  { stopped, steering, took }: DataFreeSteered
): AsyncGenerator<Point | Changed, DataFreeEnd> {
  const { teacher, student, steps, studentSteps, memory, seed } = checked;
  const turns = dataFreeSteps(checked, maker, teacherReader(teacher, 'distillDataFree'));
  const bank = memoryBank(memory, random(mixSeeds(seed, 4)));
  const moment: Moment = { epoch: 0, epochs, step: 0, loss: null };
  const interval = Math.max(1, Math.round(steps / epochs / 10));
  // After every batch, since a command may wait: it costs a hundredth of a small batch.
  const breathe = eventLoopBreather(0);
  const begun = performance.now();
  let terms = checked.terms;
  let means = runningMeans();
  let good = snapshot(student);
  const failed = (who: string, what: string, taken: number): DataFreeEnd => {
    if (!tf.tidy(() => areFinite(snapshot(student)))) student.setWeights(good);
    return { status: 'failed', error: `${who}: expected finite losses, got ${what} at step ${taken}; ${advice}` };
  };

  try {
    for (let taken = 1; taken <= steps; taken++) {
      const before = taken === 1 ? 0 : endOfEpoch(taken - 1, steps, epochs);
      if (before !== null) {
        moment.epoch = before;
        const changed = steering.begin(terms, { epoch: before + 1, lastEpoch: epochs, moment: { ...moment } });
        terms = changed.terms;
        yield* changed.events;
      }
      const made = turns.generator();
      const brokenMade = notFinite(made);
      if (brokenMade) return failed('generator', brokenMade, taken);
      bank.keep(turns.taught());
      for (let i = 0; i < studentSteps; i++) {
        moment.epoch = ((taken - 1 + i / studentSteps) * epochs) / steps;
        const losses = turns.student(i === 0 ? bank.newest() : bank.draw(), terms, moment);
        moment.step++;
        const broken = notFinite(losses);
        if (broken) return failed('student', broken, taken);
        means.add({ ...losses.terms, ...ofGenerator(made) }, losses.total);
      }
      tf.dispose(good);
      good = snapshot(student);

      const end = endOfEpoch(taken, steps, epochs);
      if (taken % interval === 0 || end) {
        moment.loss = means.values['train/loss'];
        const agreement: { [series: string]: number } = end
          ? { 'validation/agreement': heldOutAgreement(teacher, student, maker) }
          : {};
        const values = { ...means.values, learningRate: checked.optimizer.learningRate(moment), ...settings(), ...agreement };
        means = runningMeans();
        yield { type: 'point', of: 'student', step: taken, epoch: end ?? (taken * epochs) / steps, values, seconds: seconds() };
      }
      took(taken);
      if (stopped()) return { status: 'stopped' };
      await breathe();
      await steering.pass(stopped);
      if (stopped()) return { status: 'stopped' };
    }
    return { status: 'done' };
  } finally {
    turns.dispose();
    bank.dispose();
    tf.dispose(good);
  }

  function seconds(): number {
    return (performance.now() - begun) / 1000 - steering.paused();
  }

  function settings(): { [series: string]: number } {
    const values: { [series: string]: number } = {};
    for (const { name, weight, loss } of terms) {
      values[`weight/${name}`] = weight(moment);
      if (loss.temperature) values.temperature = loss.temperature(moment);
    }
    return values;
  }
}

const advice = 'lower the learning rate; the last good weights were kept';

function ofGenerator({ terms, total }: StepLosses): { [name: string]: number } {
  return Object.fromEntries([
    ['generator', total],
    ...Object.entries(terms).map(([name, value]) => [`generator.${name}`, value])
  ]);
}

function notFinite({ terms, total }: StepLosses): string | null {
  for (const [name, value] of Object.entries(terms)) if (!Number.isFinite(value)) return `${value} in term "${name}"`;
  return Number.isFinite(total) ? null : `${total} in the weighted sum`;
}

/** The number of the epoch that ends with a step, if one does: epochs are equally long up to a step. */
function endOfEpoch(step: number, steps: number, epochs: number): number | null {
  const epoch = Math.floor((step * epochs) / steps);
  return epoch > Math.floor(((step - 1) * epochs) / steps) ? epoch : null;
}
