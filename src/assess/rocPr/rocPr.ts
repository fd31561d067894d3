import { measureRocPr, rocPrOptions } from './measureRocPr';
import type { RocPrInputs } from './RocPrInputs';
import { checkOptions } from '../../checks/checkOptions';
import { rocPrView } from '../../views/rocPr/rocPrView';
import type { Titled } from '../../views/words/titleOf';
import type { RocPrView } from '../../views/View';

/**
 * ROC and precision-recall curves of one model or several on the same rows, with their areas: what each threshold finds of class 1, what it alerts of
 * class 0, and how much of what it alerts is right. As a cell's last value it shows itself; in JupyterLab a slider moves the operating threshold.
 *
 * Areas are means over seeds with the intervals of `kd.compare`, `kd.rocAuc` and `kd.averagePrecision` of each; curves are those of the seed in the
 * middle, thinned to 200 points of which each is exact. A random order is the diagonal of the ROC curve and, in the other, the share of class 1: where
 * that is small the ROC curve flatters. Of more than two classes each is held against the rest by its log odds, at most 20 of them (the hardest);
 * "macro" is the mean of the classes, "micro" takes all pairs of a row and a class as one ranking.
 *
 * Fawcett 2006, "An Introduction to ROC Analysis"; Saito and Rehmsmeier 2015, "The Precision-Recall Plot Is More Informative than the ROC Plot".
 *
 * @param inputs `labels` and either `logits` or `models`; `classes` their names; `thresholds` in logits that were chosen on validation rows.
 * @throws TypeError or RangeError for both or neither of logits and models, NaN, other counts, rows of one class alone or thresholds of no model.
 * @example
 * ```ts
 * const models = { student: [[3], [2], [1], [0]], baseline: [[0], [3], [2], [1]] };
 * const view = await kd.rocPr({ models, labels: [1, 0, 1, 0], thresholds: { student: 1.5 }, resamples: 200 });
 * const [student] = view.events[0].models;
 * student.rocAuc.mean; // 0.75
 * student.curve?.found; // [0, 1, 1, 2, 2]
 * student.chosen?.alerted; // 1
 * ```
 */
export async function rocPr(inputs: RocPrInputs & Titled): Promise<RocPrView> {
  checkOptions('rocPr', inputs, [...rocPrOptions, 'title']);
  const { title, ...asked } = inputs ?? {};
  return rocPrView(await measureRocPr(asked), title === undefined ? {} : { title });
}
