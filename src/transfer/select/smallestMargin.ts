import type { LogitsLike } from '../../metrics/inputs/checkedLogits';
import { selectMostUncertain, type UncertaintyOptions } from './selectMostUncertain';

/**
 * The rows on which the teacher wavers between two classes: smallest difference of the two largest probabilities at temperature 1, in
 * rising order. With `spread`, it chooses among the most uncertain rows (four times `rows` of them) those that are far from each other, the
 * most uncertain first.
 *
 * Logits: [rows, classes], or [rows, 1] of a sigmoid unit. Row numbers come back, for `kd.takeRows(data, rows)`.
 *
 * Scheffer, Decomain & Wrobel 2001, "Active Hidden Markov Models for Information Extraction".
 *
 * @throws TypeError or RangeError for an unknown option, logits or features that are not finite, or more rows than there are.
 * @example
 * ```ts
 * kd.select.smallestMargin([[9, 0, 0], [5, 4, 0], [1, 0, 0]], { rows: 2 }); // Int32Array [2, 1]: 0.36 and 0.46 apart
 * ```
 */
export function smallestMargin(logits: LogitsLike, options: UncertaintyOptions): Int32Array {
  return selectMostUncertain('select.smallestMargin', logits, options, (probabilities) => {
    let [first, second] = [0, 0];
    for (const value of probabilities) {
      if (value > first) [first, second] = [value, first];
      else if (value > second) second = value;
    }
    return second - first;
  });
}
