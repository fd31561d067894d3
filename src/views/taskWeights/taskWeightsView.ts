import { checkOptions } from '../../checks/checkOptions';
import { checkPlainData } from '../../checks/checkPlainData';
import { showValue } from '../../checks/showValue';
import type { Comparison } from '../../record/Comparison';
import type { RunRecord } from '../../record/RunRecord';
import { makeDisplayable } from '../bundle/makeDisplayable';
import { checkComparisonParts } from '../check/checkComparisonParts';
import { checkRecord } from '../check/checkRecord';
import type { TaskWeightsView } from '../types/TaskWeightsView';
import { titleOrDefault, type Titled } from '../words/titleOrDefault';
import { computeTaskWeightsView } from './computeTaskWeightsView';

/** What a view of tasks takes of a study: `kd.taskStudy` gives it. */
export interface StudiedTasks {
  comparison: Comparison;
  /** A record a seed, of each way to learn. */
  records: { together: readonly RunRecord[]; distilled?: readonly RunRecord[] };
}

export interface TaskWeightsViewOptions extends Titled {
  /** Whose weights of a study: those of the students that learnt together from the targets, or of the distilled ones. Default "together". */
  of?: 'together' | 'distilled';
}

const subject = 'taskWeightsView';
const advice = 'pass what kd.taskStudy() gave back, or the record of a run of kd.severalTasks()';

/**
 * Shows what each of several tasks counted in training, and beside it what the task gained or lost by being learnt with the others. As a cell's last value it shows itself as
 * curves of the weights over epochs and as intervals of the differences, with a table.
 *
 * The weight of a task is the sum of the weights of its terms, as the history has them ("weight/price"): with schedules, and with what a balance has learnt. Of a study it is the mean over the
 * seeds, with the smallest and the largest. Differences are those of the study's comparison.
 *
 * @param study the result of `kd.taskStudy`, or the record of one run of several tasks, which has no differences.
 * @param options `title`: default "Tasks and their weights". `of`: default "together".
 * @throws TypeError if it is neither, RangeError for runs without terms of tasks.
 * @example
 * ```ts
 * const x = Array.from({ length: 60 }, (_, i) => [i % 6, i % 5]);
 * const data = kd.split(kd.dataset({ x, targets: x, targetNames: ['loud', 'quiet'] }), { seed: 1 });
 * const task = kd.severalTasks({ loud: kd.regression(), quiet: kd.regression() }, { weights: { quiet: kd.linear({ from: 1, to: 0.1 }) } });
 * const student = kd.tabularStudent(data.train, { hidden: [4], heads: task.heads, seed: 1 });
 * const run = await kd.train({ student, data, task, epochs: 4, show: false });
 * kd.taskWeightsView(run).says; // "The weights of the tasks move: loud stays at 1 and quiet from ..."
 * ```
 */
export function taskWeightsView(study: StudiedTasks | RunRecord, options: TaskWeightsViewOptions = {}): TaskWeightsView {
  checkOptions(subject, options, ['title', 'of']);
  const title = titleOrDefault(subject, options, 'Tasks and their weights');
  const { of = 'together' } = options;
  if (of !== 'together' && of !== 'distilled')
    throw new TypeError(`${subject}: expected of to be "together" or "distilled", got ${showValue(of)}; give one of them`);
  checkPlainData(subject, 'a study of tasks or a run record', study, advice);
  const { records, comparison } = partsOf(study, of);
  for (const record of records) checkRecord(subject, record);
  const view = computeTaskWeightsView(records, title, comparison);
  if (!view.tasks.length)
    throw new RangeError(`${subject}: expected runs of several tasks, got one without terms of tasks; ${advice}`);
  return makeDisplayable(view);
}

function partsOf(study: unknown, of: 'together' | 'distilled'): { records: readonly RunRecord[]; comparison?: Comparison } {
  if (typeof study !== 'object' || study === null)
    throw new TypeError(`${subject}: expected a study of tasks or a run record, got ${showValue(study)}; ${advice}`);
  if ('schema' in study) return { records: [study as RunRecord] };
  const { records, comparison } = study as Partial<StudiedTasks>;
  const own: unknown = records?.[of];
  if (!Array.isArray(own))
    throw new TypeError(`${subject}: expected a study with records of "${of}", got ${showValue(study)}; ${advice}`);
  if (!own.length)
    throw new RangeError(
      `${subject}: expected a record of "${of}" or more, got none; give kd.taskStudy a teacher, or leave of out`
    );
  checkComparisonParts(subject, comparison as Comparison);
  return { records: own as RunRecord[], comparison };
}
