import { computeRocPr, rocPrOptions } from './computeRocPr';
import type { RocPrInputs } from './RocPrInputs';
import { checkOptions } from '../../checks/checkOptions';
import { rocPrView } from '../../views/rocPr/rocPrView';
import type { Titled } from '../../views/words/titleOrDefault';
import type { RocPrView } from '../../views/View';

/**
 * ROC and precision-recall curves of one model or several on the same rows, with their areas: for each threshold, the share of class 1 that
 * it finds, the share of class 0 that it alerts, and the share of its alerts that are right. As a cell's last value it shows itself; in
 * JupyterLab a slider moves the operating threshold.
 *
 * Areas are means over seeds with the intervals of `kd.compare`, `kd.rocAuc` and `kd.averagePrecision` of each; curves are those of the
 * median seed, thinned to 200 exact points. A random order is the diagonal of the ROC curve and the share of class 1 in the
 * precision-recall curve: if that share is small, the ROC curve looks too good. With more than two classes each is compared with the rest
 * by its log odds, at most 20 of them (the hardest);
 * "macro" is the mean of the classes, "micro" takes all pairs of a row and a class as one ranking.
 *
 * Fawcett 2006, "An Introduction to ROC Analysis"; Saito and Rehmsmeier 2015, "The Precision-Recall Plot Is More Informative than the ROC Plot".
 *
 * @param inputs `labels` and either `logits` or `models`; `classes` their names; `thresholds` in logits that were chosen on validation rows.
 * @throws TypeError or RangeError for both or neither of logits and models, NaN, counts that differ, rows of only one class or thresholds for
 * unknown models.
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
  return rocPrView(await computeRocPr(asked), title === undefined ? {} : { title });
}
