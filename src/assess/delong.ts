import { delongOf, type Delong, type DelongInputs } from './delongOf';
import { formatNumber } from '../views/words/formatNumber';
import { formatP } from '../views/comparison/formatP';
import { escape } from '../views/words/escape';
import { withDisplay } from '../views/bundle/withDisplay';

/**
 * DeLong's test of two ROC AUCs on the same rows: their difference with standard error, normal interval and two-sided p-value. Only the
 * rows are treated as random: with several seeds, or rows that belong together, use `kd.compare`. Exact mid-ranks, O(n log n).
 *
 * Var(A1 - A2) = Var(A1) + Var(A2) - 2 Cov(A1, A2), each S10 / m + S01 / n over the placement values of the m rows of class 1 and the n of
 * class 0. If both models order all rows perfectly, or all exactly the wrong way round, the estimated variance is 0 and means nothing.
 *
 * DeLong, DeLong and Clarke-Pearson 1988, "Comparing the Areas under Two or More Correlated Receiver Operating Characteristic Curves"; Sun
 * and Xu 2014.
 *
 * @throws TypeError or RangeError for NaN, counts that differ, more than two classes, or fewer than two rows of a class.
 * @example
 * ```ts
 * const labels = [1, 1, 1, 0, 0, 0];
 * const test = kd.delong({ first: [[3], [2], [1], [0], [-1], [2.5]], second: [[3], [0], [1], [2], [-1], [2.5]], labels });
 * test.difference; // 0.2222...
 * test.p; // 0.3710...
 * ```
 */
export function delong(inputs: DelongInputs): Delong {
  const test = delongOf(inputs);
  return withDisplay(test, () => {
    const said = says(test);
    return { 'text/html': `<p>${escape(said)}</p>`, 'text/plain': said };
  });
}

function says({ first, second, difference, low, high, p, confidence, positives, negatives }: Delong): string {
  const number = (value: number) => value.toFixed(4).replace('-', '−');
  const chance = Number.isNaN(p) ? 'p unknown, since the variance is estimated as 0' : formatP(p, Infinity);
  return (
    `On ${positives} rows of class 1 and ${negatives} of class 0 the ROC AUC is ${number(first.auc)} against ${number(second.auc)}: ` +
    `difference ${number(difference)} (${formatNumber(100 * confidence)} % interval ${number(low)} to ${number(high)}, DeLong ${chance}).`
  );
}
