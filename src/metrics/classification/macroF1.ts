import { predictClasses } from '../inputs/predictClasses';
import { checkOptions } from '../../checks/checkOptions';
import { checkedMetric } from '../inputs/checkedMetric';
import type { Metric } from '../inputs/Metric';
import { readLabelledLogits } from '../inputs/readLabelledLogits';

/**
 * Macro F1 as a metric to compare models by: the mean over the classes of F1 = 2 TP / (2 TP + FP + FN), where a row is predicted as the class of its largest logit (the first of equal ones), 0 to 1. Rare classes count as
 * much as common ones. A class that is neither a label nor predicted is left out of the mean, as in scikit-learn's `f1_score(average="macro")`.
 *
 * @example
 * ```ts
 * const ask = kd.metrics.macroF1().prepare({ logits: [[2, 1, 0], [0, 3, 1], [0, 2, 1]], labels: [0, 1, 2] });
 * ask(); // (1 + 2/3 + 0) / 3
 * ask([1, 1, 0]); // 1: of two classes
 * ```
 */
export function macroF1Metric(options: Record<string, never> = {}): Metric {
  checkOptions('metrics.macroF1', options, []);
  return checkedMetric({
    description: { name: 'macroF1' },
    title: 'macro F1',
    better: 'higher',
    format: 'number',
    range: [0, 1],
    prepare(inputs) {
      const { logits, labels } = readLabelledLogits('macroF1', { logits: inputs.logits, labels: inputs.labels });
      const said = predictClasses(logits);
      return (counts) => computeMacroF1(said, labels, logits.columns, counts);
    }
  });
}

function computeMacroF1(
  said: Int32Array,
  labels: ArrayLike<number>,
  classes: number,
  counts: ArrayLike<number> | undefined
): number {
  const right = new Float64Array(classes);
  const named = new Float64Array(classes);
  said.forEach((one, i) => {
    const count = counts ? counts[i] : 1;
    if (one === labels[i]) right[one] += count;
    named[one] += count;
    named[labels[i]] += count;
  });
  const present = [...named.keys()].filter((label) => named[label] > 0);
  return present.reduce((sum, label) => sum + (2 * right[label]) / named[label], 0) / present.length;
}
