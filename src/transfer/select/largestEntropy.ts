import type { LogitsLike } from '../../metrics/inputs/checkedLogits';
import { selectMostUncertain, type UncertaintyOptions } from './selectMostUncertain';

/**
 * The rows about which the teacher is least certain: largest entropy -sum p log p of its soft labels at temperature 1, in falling order.
 * With `spread`, it chooses among the most uncertain rows (four times `rows` of them) those that are far from each other, the most
 * uncertain first.
 *
 * Logits: [rows, classes], or [rows, 1] of a sigmoid unit. Row numbers come back, for `kd.takeRows(data, rows)`.
 *
 * Uncertainty sampling: Lewis & Gale 1994; with entropy: Settles 2009, "Active Learning Literature Survey".
 *
 * @throws TypeError or RangeError for an unknown option, logits or features that are not finite, or more rows than there are.
 * @example
 * ```ts
 * kd.select.largestEntropy([[9, 0], [1, 0], [0, 0]], { rows: 2 }); // Int32Array [2, 1]
 * ```
 */
export function largestEntropy(logits: LogitsLike, options: UncertaintyOptions): Int32Array {
  return selectMostUncertain('select.largestEntropy', logits, options, (probabilities) =>
    probabilities.reduce((sum, p) => (p === 0 ? sum : sum - p * Math.log(p)), 0)
  );
}
