import { showValue } from '../../checks/showValue';
import { filteredMeanReciprocalRank } from '../../metrics/links/filteredMeanReciprocalRank';
import { linkMetrics } from '../../metrics/links/linkMetrics';
import { scoreLogits } from '../../metrics/scoreLogits';
import { classificationTask } from './classificationTask';
import type { MeasuredRows, Task } from '../options/Task';

/** The name of the filtered mean reciprocal rank in a history. */
const rank = 'meanReciprocalRank';

/** Classification of rows that may have several right labels each, `known`, as links of a knowledge graph do: other right labels are left out before one is ranked. */
export const linkTask: Task = {
  ...classificationTask,
  checkBest(subject, best, data) {
    if (best === undefined || best === rank) return { name: rank, better: 'higher', tie: 'nll' };
    if (best === 'accuracy' || best === 'nll') return classificationTask.checkBest(subject, best, data);
    throw new TypeError(
      `${subject}: expected best to be "accuracy" or "nll" or "${rank}" for rows of several right labels, got ${showValue(best)}; give one of them`
    );
  },
  score: ({ outputs, teacher, rows }) => scoreLogits({ student: outputs, teacher, labels: rows.y, known: rows.known }),
  series(scores, measured) {
    return { ...classificationTask.series(scores, measured), [rank]: scores ? reciprocalRank(measured) : 0 };
  },
  comparedBy: ({ y, known, unlabelled }) => (unlabelled ? null : { labels: y, metrics: linkMetrics(known) })
};

/** Of the measured rows. */
function reciprocalRank({ outputs, rows: { known, y: labels } }: MeasuredRows): number {
  // Splits of such rows all have it.
  return filteredMeanReciprocalRank({ known: known! }).prepare({ logits: outputs, labels })();
}
