import { crossEntropy } from '../losses/crossEntropy';
import { softTargets } from '../losses/softTargets';
import { checkOptions } from '../checks/checkOptions';
import type { RunRecord } from '../record/RunRecord';
import { asTeacher } from '../teachers/asTeacher';
import type { DistillOptions } from './DistillOptions';
import { optionNames, run } from './run/run';
import type { Terms } from './Term';

/**
 * Distils a teacher into a student: the student learns the weighted sum of the named terms, a baseline the labels alone,
 * and the record of it all comes back.
 *
 * L = sum over terms of weight x batch mean of loss; by default 0.3 cross-entropy + 0.7 T^2 KL(teacher || student) at T = 4
 * (Hinton, Vinyals & Dean 2015, arXiv 1503.02531).
 *
 * Rows beside the train split, unlabelled or synthetic, come in as `transfer` sets, each with a weight of its own over training.
 *
 * The student ends with the weights of its best validation epoch. An interrupt or `signal` stops after the current batch:
 * the status is "stopped", the best weights so far are in the student and the record so far is the value. A loss that is not
 * finite ends the run as "failed" with the step named and the last good weights kept.
 *
 * @throws TypeError or RangeError before anything is trained, when teacher, student and data do not fit each other or an
 * option is out of bounds or unknown.
 * @example
 * ```ts
 * const data = kd.mnist({ train: 600, test: 200 });
 * const layers = (units: number) => [tf.layers.dense({ units, activation: 'relu', inputShape: [784] }), tf.layers.dense({ units: 10 })];
 * const teacher = kd.seeded(1, () => tf.sequential({ layers: layers(100) }));
 * const student = kd.seeded(2, () => tf.sequential({ layers: layers(10) }));
 * await kd.train({ student: teacher, data, epochs: 2 });
 * const run = await kd.distill({ teacher, student, data, epochs: 2 });
 * run.scores.student?.test?.accuracy;
 * ```
 */
export async function distill(options: DistillOptions): Promise<RunRecord> {
  checkOptions('distill', options, [...optionNames, 'teacher', 'terms', 'stages', 'baseline', 'cache', 'alignment', 'transfer']);
  const { teacher, terms, stages, baseline = true, cache, alignment, transfer, ...rest } = options;
  const learnt = { terms: terms ?? (stages === undefined ? defaultTerms() : undefined), stages };
  return run('distill', { ...rest, ...learnt, teacher: asTeacher(teacher, 'distill'), baseline, cache, alignment, transfer });
}

export function defaultTerms(): Terms {
  return { hard: { weight: 0.3, loss: crossEntropy() }, soft: { weight: 0.7, loss: softTargets({ temperature: 4 }) } };
}
