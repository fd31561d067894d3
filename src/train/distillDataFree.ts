import { findProblemsOfRun } from '../assess/findings/findProblemsOfRun';
import { lockModel } from '../engine/lockModel';
import { predict } from '../metrics/predict';
import { scoreLogits } from '../metrics/scoreLogits';
import { setModelClasses } from '../models/readModelClasses';
import { findHost } from '../notebook/findHost';
import type { RunRecord } from '../record/RunRecord';
import { checkDataFree, type CheckedDataFree } from './dataFree/checkDataFree';
import { describeDataFree } from './dataFree/describeDataFree';
import { createDataFreeGenerator } from './dataFree/createDataFreeGenerator';
import { trainDataFree } from './dataFree/trainDataFree';
import type { DistillDataFreeOptions } from './options/DistillDataFreeOptions';
import { recordRun, type Recorder } from './record/recordRun';

const mostEpochs = 10;

/**
 * Distils a teacher without any data. A generator learns to make rows that the teacher is sure of, that cover all classes, and that the
 * student does not know yet. The student learns the teacher's soft labels of these rows (DAFL: Chen et al. 2019, arXiv 1904.01186;
 * DFAD: Fang et al. 2019, arXiv 1912.11006; batch statistics: Yin et al. 2020, arXiv 1912.08795).
 *
 * Generator: CE(t, argmax t) + 5 sum p log p - 0.1 mean|last features| - log(1 + mean|t - s|) + 10 times the distance of batch
 * statistics, where t and s are the logits of teacher and student, and p the batch's mean probabilities.
 * Student: T^2 KL(teacher || student) at T = 4, on made rows and on a memory of earlier ones.
 *
 * The student ends with its last weights, since there are no rows to choose an epoch by. `history` has the agreement with the teacher on
 * held-out made rows ("validation/agreement"; an epoch is a tenth of the steps) and the generator's losses ("train/generator",
 * "train/generator.<term>"). An interrupt or `signal` stops the run after the current step. If a loss is not finite, the run ends as
 * "failed"; the error names the step, and the last good weights are kept.
 *
 * @throws TypeError or RangeError, before any training, if teacher, student and data do not fit each other or an option is out of bounds.
 * @example
 * ```ts
 * const model = (units: number) => tf.sequential({ layers: [tf.layers.dense({ units, activation: 'relu', inputShape: [4] }), tf.layers.dense({ units: 3 })] });
 * const [teacher, student] = [kd.seeded(1, () => model(16)), kd.seeded(2, () => model(8))];
 * const run = await kd.distillDataFree({ teacher, student, steps: 20, batchSize: 16 });
 * run.history.series['validation/agreement'].at(-1);
 * ```
 */
export async function distillDataFree(options: DistillDataFreeOptions): Promise<RunRecord> {
  findHost()?.throwIfInterrupted();
  const checked = checkDataFree(options);
  const { terms, steps } = checked;
  const { show, signal, control, onEvent, trackers } = options;
  const subject = 'distillDataFree';
  return lockModel(subject, checked.student, async () => {
    const epochs = Math.min(mostEpochs, steps);
    const maker = createDataFreeGenerator(checked);
    try {
      const started = describeDataFree(checked, epochs, maker.does);
      const steered = { show, signal, control, onEvent, trackers };
      const run = { subject, started, terms, epochs, stepsAnEpoch: steps / epochs, ...steered };
      return await recordRun(run, async (recorder) => {
        setModelClasses(checked.student, checked.names);
        const end = await trainDataFree(checked, maker, epochs, recorder.training('student', checked.student, true));
        if (end.status === 'done' || (end.status === 'stopped' && !recorder.broken())) {
          await scoreBoth(checked, recorder);
          recorder.tellFindings(findProblemsOfRun(recorder.record()));
        }
        return end;
      });
    } finally {
      maker.dispose();
    }
  });
}

async function scoreBoth({ teacher, student, data }: CheckedDataFree, { tell }: Pick<Recorder, 'tell'>): Promise<void> {
  for (const split of ['validation', 'test'] as const) {
    const rows = data[split];
    if (!rows) continue;
    const taught = await predict(teacher, rows);
    const own = await predict(student, rows);
    tell({ type: 'scored', model: 'teacher', split, scores: scoreLogits({ student: taught, labels: rows.y }) });
    tell({ type: 'scored', model: 'student', split, scores: scoreLogits({ student: own, teacher: taught, labels: rows.y }) });
  }
}
