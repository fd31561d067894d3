import { checkInputs } from '../../checks/checkInputs';
import { viewToMimeBundle } from '../../views/bundle/viewToMimeBundle';
import { withDisplay } from '../../views/bundle/withDisplay';
import { computeAccuracyMatrixView } from '../../views/accuracyMatrix/computeAccuracyMatrixView';
import { computeRunView } from '../../views/run/computeRunView';
import { learnOptionNames, type LearnOptions } from './LearnOptions';
import type { LearntStream } from './score/LearntStream';
import { learnStream } from './learnStream';
import { computeStreamAccuracy } from './score/computeStreamAccuracy';

const subject = 'continual.learn';

/**
 * Trains a model on the parts of a stream, one after the other, and asks it about the test rows of all parts before the first and after each: what is kept, what is forgotten. How a part is learnt, and what is kept
 * of it, is a `strategy`. Each part starts the optimizer afresh and keeps its last epoch: which epoch is best for a part says nothing of the others. A memory changes between parts, never within one.
 *
 * Accuracy is counted among all classes (class-incremental learning, and domain-incremental where every part has all classes) and, where parts have classes of their own, also among those of the part (task-incremental).
 *
 * The record has the rows, classes and fingerprint of each part, the curves of each by its name, and the accuracies. An interrupt or `signal` ends the run after the current batch, with the record so far; it cannot be resumed.
 * Weights of rows count while their part is learnt; a memory does not keep them.
 *
 * @throws TypeError or RangeError, before any training, if student and parts do not fit each other or an option is unknown or out of bounds; for a memory that does not hold a row.
 * @example
 * ```ts
 * const parts = kd.continual.splitByClass(kd.mnist({ train: 600, validation: 100, test: 200 }), { parts: 5 });
 * const student = kd.seeded(1, () => tf.sequential({ layers: [tf.layers.dense({ units: 10, inputShape: [784] })] }));
 * const strategy = kd.continual.replay({ memory: kd.continual.reservoir({ rows: 100 }) });
 * const learnt = await kd.continual.learn({ student, parts, strategy, epochs: 2 });
 * learnt.summary?.forgetting;
 * ```
 */
export async function learn(options: LearnOptions): Promise<LearntStream> {
  checkInputs(subject, options, learnOptionNames);
  const learnt = await learnStream(subject, options);
  const { record } = learnt;
  if (learnt.summary === null)
    return withDisplay(learnt, () => viewToMimeBundle(computeRunView(record), { static: true, records: [record] }));
  const view = computeAccuracyMatrixView(
    computeStreamAccuracy(record.title, new Map([[record.stream!.strategy.name, [learnt]]]))
  );
  return withDisplay({ ...learnt, says: view.says }, () => viewToMimeBundle(view, { static: true, records: [record] }));
}
