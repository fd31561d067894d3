import { checkOptions } from '../checks/checkOptions';
import { showValue } from '../checks/showValue';
import { checkSplitName } from '../checks/checkSplitName';
import { checkDataset } from '../data/checkDataset';
import type { Dataset } from '../data/Dataset';
import { computeConfusionMatrix } from '../metrics/classification/computeConfusionMatrix';
import { checkedPredictions, type Predicted } from '../metrics/classification/checkedPredictions';
import { checkedLabels, type LabelsLike } from '../metrics/inputs/checkedLabels';
import { makeDisplayable } from '../views/bundle/makeDisplayable';
import { computeConfusionView } from '../views/confusion/computeConfusionView';
import { titleOrDefault, type Titled } from '../views/words/titleOrDefault';
import type { ConfusionView } from '../views/View';
import { registerSamplesIfPermitted, checkSamplePermission, type SampleLeave } from './samples/registerSamplesIfPermitted';

export interface ConfusionInputs extends Titled, SampleLeave {
  /** Models by name: logits [rows, classes] or [rows, 1], or the predicted class number of each row. */
  models: { [name: string]: Predicted };
  /** [rows] class numbers. */
  labels: LabelsLike;
  /** Names of the classes, in the order of their numbers: 2 to 1,000. */
  classes: readonly string[];
  /** Which rows they are. Default "test". */
  split?: string;
  /**
   * The rows themselves, in the same order. With `real: true`, or if they are simulated, a click on a cell in JupyterLab shows those behind it: 12 at
   * a time, first those of whose wrong class the model is surest.
   */
  data?: Dataset;
}

/** The largest number of maps that can still be distinguished. */
const modelsAtMost = 12;
const classesAtMost = 1000;

/**
 * Which classes models confuse: rows by label and predicted class, n[label][class], where the prediction is the class of the largest logit.
 * As a cell's last value it shows itself as one heat map per model, in which only errors have a colour, with a table of the pairs that are
 * mistaken for each other. With more than 20 classes, those with the most errors are drawn; with more than 100, those are kept and the
 * others are merged into one class. The view holds counts alone; `data` and `real` let its reader look at the rows while the kernel lives.
 *
 * @throws TypeError or RangeError for a wrong number of rows or classes, NaN, labels out of range, and data of other rows.
 * @example
 * ```ts
 * const view = kd.confusion({
 *   models: { teacher: [[2, 0], [0, 2], [0, 1]], student: [0, 1, 0] },
 *   labels: [0, 1, 1],
 *   classes: ['scratches', 'inclusion']
 * });
 * view.models[1].counts; // [[1, 0], [1, 1]]
 * view.says; // "On 3 test rows the teacher makes no error; the student makes 1 (33.33 %): inclusion taken for scratches once."
 *
 * const data = kd.dataset({ x: [[0.1], [0.8], [0.6]], y: [0, 1, 1], classes: ['scratches', 'inclusion'] });
 * kd.confusion({ models: { student: [0, 1, 0] }, labels: data.y, classes: data.classes, data, real: true }); // click a cell to see its rows
 * ```
 */
export function confusion(inputs: ConfusionInputs): ConfusionView {
  checkOptions('confusion', inputs, ['models', 'labels', 'classes', 'split', 'title', 'data', 'real']);
  const { models, labels, classes, split = 'test', data, real } = (inputs ?? {}) as Partial<ConfusionInputs>;
  const title = titleOrDefault('confusion', inputs ?? {}, 'Confusion');
  checkSplitName('confusion', split);
  checkClasses(classes);
  const isGroup = typeof models === 'object' && models !== null && !Array.isArray(models);
  const named = isGroup ? Object.entries(models) : [];
  if (!named.length || named.length > modelsAtMost)
    throw new TypeError(
      `confusion: expected models to be 1 to ${modelsAtMost} by their names, got ${showValue(models)}; give {teacher: logits, student: logits}`
    );
  checkSamplePermission('confusion', real, data);
  const seen = named.map(([name, predicted]) => ({ name, ...checkedPredictions('confusion', name, predicted, classes.length) }));
  const counted = seen.map(({ name, said }) => ({
    name,
    counts: computeConfusionMatrix('confusion', name, said, labels as LabelsLike, classes.length)
  }));
  const view = computeConfusionView({ classes: [...classes], split, models: counted }, title);
  if (!data) return makeDisplayable(view);
  checkRows(data, seen[0].said.length);
  const known = checkedLabels('confusion', labels, data.y.length, classes.length);
  return makeDisplayable({
    ...view,
    ...registerSamplesIfPermitted({ data: { ...data, classes: [...classes] }, labels: known, models: seen }, real)
  });
}

function checkRows(data: Dataset, rows: number): void {
  checkDataset(data, 'confusion: data');
  if (data.y.length === rows) return;
  throw new RangeError(
    `confusion: expected data of the ${rows} rows that are predicted, got ${data.y.length}; give the dataset that the models saw`
  );
}

function checkClasses(classes: unknown): asserts classes is readonly string[] {
  const isList = Array.isArray(classes) && classes.every((name) => typeof name === 'string');
  if (isList && classes.length >= 2 && classes.length <= classesAtMost && new Set(classes).size === classes.length) return;
  throw new TypeError(
    `confusion: expected classes to be 2 to ${classesAtMost} different names, got ${showValue(classes)}; name each class once`
  );
}
