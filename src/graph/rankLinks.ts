import type * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { checkAnyDataset } from '../data/checkDataset';
import type { AnyDataset } from '../data/Dataset';
import { checkKnownLabels, checkKnownRows } from '../data/checkKnownLabels';
import { type KnownLabels, labelsOfRow } from '../data/KnownLabels';
import { rankOfLabel } from '../metrics/links/rankOfLabel';
import { createInterruptiblePauser } from '../notebook/createInterruptiblePauser';
import { createBatchPredictor } from '../teachers/createBatchPredictor';
import { asTeacher } from '../teachers/asTeacher';
import { checkLogits } from '../teachers/checkLogits';
import { checkRowShape } from '../teachers/checkRowShape';
import { checkTeacherClasses } from '../teachers/checkTeacherClasses';
import type { LogitsFunction } from '../teachers/functionTeacher';
import type { Teacher } from '../teachers/Teacher';

export interface RankLinksOptions {
  /** All right tails of each row; the other ones are left out of its ranking. Default: those of the data, `links.data.test.known`; false for none. */
  known?: KnownLabels | false;
  /** Rows that are scored at once. Default: as many as have 4 million logits, at most 512. */
  batchSize?: number;
}

/**
 * The rank of each row's true tail, as `kd.graph.filteredRanks` gives it, worked out batch by batch: at no time are more logits in memory than those of one batch. For
 * graphs of which rows times entities is too much.
 *
 * @param model a tfjs model, a function from rows to logits, or any `Teacher`.
 * @param data the rows: `links.data.test`.
 * @throws TypeError or RangeError for a model or data that do not fit each other, known labels of other rows, or logits that are not finite.
 * @example
 * ```ts
 * const graph = await kd.graph.triples({ train: [['Ada', 'knows', 'Bob'], ['Bob', 'knows', 'Cleo'], ['Cleo', 'knows', 'Ada']] });
 * const { data, entities, relations } = kd.graph.links(graph);
 * const model = kd.models.distMult({ entities: entities.length, relations: relations.length, dimensions: 4, seed: 1 });
 * const ranks = await kd.graph.rankLinks(model, data.train); // Float64Array(6)
 * kd.graph.summarizeRanks(ranks, { groups: data.train.groups }).meanReciprocalRank.value; // between 0.33 and 1
 * ```
 */
export async function rankLinks(
  model: tf.LayersModel | LogitsFunction | Teacher,
  data: AnyDataset,
  options: RankLinksOptions = {}
): Promise<Float64Array> {
  const subject = 'rankLinks';
  checkOptions(subject, options, ['known', 'batchSize']);
  checkAnyDataset(data, subject);
  const { x, y, classes, shape } = data;
  const { known: given = data.known } = options ?? {};
  const known = given === false ? undefined : given;
  if (known !== undefined) {
    checkKnownLabels(subject, known);
    checkKnownRows(subject, known, y);
  }
  const perBatch =
    options.batchSize === undefined
      ? Math.min(512, Math.max(1, Math.floor(2 ** 22 / classes.length)))
      : checkNumber(subject, 'batchSize', options.batchSize, { integer: true, atLeast: 1 });
  const asked = asTeacher(model, subject);
  checkRowShape(subject, () => asked.info.name, asked.inputShape ?? null, data);
  checkTeacherClasses(subject, asked, data);
  const rows = y.length;
  const width = x.length / rows;
  const ranks = new Float64Array(rows);
  const pause = createInterruptiblePauser();
  const ask = createBatchPredictor(asked, { rows, perBatch });
  try {
    for (let start = 0; start < rows; start += perBatch) {
      const end = Math.min(rows, start + perBatch);
      const logits = await ask(x.subarray(start * width, end * width), [end - start, ...shape]);
      checkLogits(subject, asked, logits, { rows: end - start, columns: classes.length, start });
      for (let row = start; row < end; row++) {
        const own = { start: (row - start) * classes.length, classes: classes.length, label: y[row] };
        ranks[row] = rankOfLabel(logits.values, { ...own, leftOut: labelsOfRow(known, row) });
      }
      await pause();
    }
  } finally {
    ask.dispose();
  }
  return ranks;
}
