import { checkOptions } from '../../checks/checkOptions';
import { readBinaryScores, checkBothClasses } from '../inputs/readBinaryScores';
import { checkThreshold } from './checkThreshold';
import { f1Of, countOutcomes, type OutcomeCounts, outcomeOf } from './countOutcomes';
import type { ThresholdInputs } from './ThresholdInputs';
import { bestThreshold } from './bestThreshold';
import type { Metric } from '../inputs/Metric';
import { checkedMetric } from '../inputs/checkedMetric';
import { once } from '../ranking/computeRanking';
import { checkValidationRows } from './checkValidationRows';

/**
 * F1 of class 1 at a threshold, 2 TP / (2 TP + FP + FN), 0 to 1; 0 if nothing is found. Choose the threshold on validation rows.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ or more than two classes.
 * @example
 * ```ts
 * const validation = { logits: [[3], [2], [1], [0]], labels: [1, 1, 0, 0] };
 * kd.f1At({ logits: [[2], [1], [1.8]], labels: [1, 0, 0], threshold: kd.bestThreshold(validation) }); // 0.6666...
 * ```
 */
export function f1At(inputs: ThresholdInputs): number {
  checkOptions('f1At', inputs, ['logits', 'probabilities', 'labels', 'threshold']);
  const threshold = checkThreshold('f1At', inputs?.threshold ?? 0);
  return f1Of(countOutcomes(readBinaryScores('f1At', inputs), threshold));
}

/**
 * F1 of class 1 at the threshold that has the best F1 on the validation rows, as a metric to compare models by: see `kd.f1At` and
 * `kd.bestThreshold`. Each model has a threshold of its own; the rows that are measured have no say in it. Two classes.
 *
 * @throws RangeError by `prepare` without validation rows, or where either lacks a class.
 * @example
 * ```ts
 * const validation = { logits: [[3], [2], [1], [0]], labels: [1, 1, 0, 0] };
 * const ask = kd.metrics.f1().prepare({ logits: [[2], [1], [1.8]], labels: [1, 0, 0], validation });
 * ask(); // 0.6666...
 * ```
 */
export function f1Metric(): Metric {
  return checkedMetric({
    description: { name: 'f1' },
    title: 'F1',
    better: 'higher',
    format: 'number',
    range: [0, 1],
    prepare({ logits, labels, validation }) {
      const threshold = bestThreshold(checkValidationRows('f1', validation));
      const binary = readBinaryScores('f1', { logits, labels });
      checkBothClasses('f1', binary);
      // Class 0 let through, nearly all rows, is not in the formula.
      const rowsOf = { truePositive: [], falsePositive: [], falseNegative: [], trueNegative: [] } as {
        [O in keyof OutcomeCounts]: number[];
      };
      for (let i = 0; i < binary.scores.length; i++)
        rowsOf[outcomeOf(binary.scores[i] >= threshold, binary.labels[i] === 1)].push(i);
      return (counts = once(binary.scores.length)) => {
        const count = (rows: number[]) => rows.reduce((sum, row) => sum + counts[row], 0);
        const [truePositive, falseNegative] = [count(rowsOf.truePositive), count(rowsOf.falseNegative)];
        if (truePositive + falseNegative === 0) return NaN;
        return f1Of({ truePositive, falseNegative, falsePositive: count(rowsOf.falsePositive), trueNegative: 0 });
      };
    }
  });
}
