import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkedMetric } from '../inputs/checkedMetric';
import { computeOneAgainstRest } from '../inputs/computeOneAgainstRest';
import type { Metric } from '../inputs/Metric';
import { readLabelledLogits } from '../inputs/readLabelledLogits';
import { averagePrecisionOf } from './averagePrecision';
import { computeRanking, once } from './computeRanking';

export interface MeanAveragePrecisionOptions {
  /** The number of a class that is no kind of thing, such as "free" or "background": its own average precision does not count. Default: all count. */
  background?: number;
}

/**
 * Mean average precision (mAP) as a metric to compare models by: the mean over classes of the average precision of that class against all others, 0 to 1, as object detectors are
 * measured. Rows are ranked by the probability of the class. Classes without a row do not count. Equals scikit-learn's `average_precision_score` with `average="macro"` over the classes that count.
 *
 * @throws TypeError or RangeError for bad options; when prepared, if no class that counts has rows beside other rows.
 * @example
 * ```ts
 * const logits = [[3, 0, 0], [0, 2, 1], [0, 1, 2], [0, 0, 1]];
 * const ask = kd.metrics.meanAveragePrecision({ background: 0 }).prepare({ logits, labels: [0, 1, 2, 2] });
 * ask(); // 1: the rows of class 1 and of class 2 stand first in their own order
 * ```
 */
export function meanAveragePrecision(options: MeanAveragePrecisionOptions = {}): Metric {
  const subject = 'meanAveragePrecision';
  checkOptions(subject, options, ['background']);
  const { background } = options ?? {};
  if (background !== undefined) checkNumber(subject, 'background', background, { integer: true, atLeast: 0, atMost: 1e6 });
  return checkedMetric({
    description: { name: subject, ...(background !== undefined && { background }) },
    title: 'mean average precision',
    better: 'higher',
    format: 'number',
    range: [0, 1],
    prepare(inputs) {
      const { logits, labels } = readLabelledLogits(subject, { logits: inputs.logits, labels: inputs.labels });
      const odds = computeOneAgainstRest(logits);
      const rankings = Array.from({ length: logits.columns }, (_, kind) => {
        const own = Int32Array.from(labels as ArrayLike<number>, (label) => Number(label === kind));
        const positives = own.reduce((sum, one) => sum + one, 0);
        if (kind === background || positives === 0 || positives === logits.rows) return null;
        const scores = Float64Array.from({ length: logits.rows }, (__, row) => odds[row * logits.columns + kind]);
        return computeRanking({ scores, labels: own, positives });
      }).filter((ranking) => ranking !== null);
      if (!rankings.length)
        throw new RangeError(
          `${subject}: expected rows of a class that counts beside rows of others, got ${logits.rows} rows of one; measure on rows that have both`
        );
      return (counts = once(logits.rows)) => {
        // A resample may have lost all rows of a class.
        const known = rankings.map((ranking) => averagePrecisionOf(ranking, counts)).filter((value) => !Number.isNaN(value));
        return known.reduce((sum, value) => sum + value, 0) / known.length;
      };
    }
  });
}
