import { checkOptions } from '../checks/checkOptions';
import { show } from '../checks/show';
import { checkSplit } from '../checks/checkSplit';
import { confusionMatrix, type Predicted } from '../metrics/classification/confusionMatrix';
import type { LabelsLike } from '../metrics/inputs/labelsOf';
import { displayable } from '../views/bundle/displayable';
import { computeConfusion } from '../views/confusion/computeConfusion';
import { titleOf, type Titled } from '../views/words/titleOf';
import type { ConfusionView } from '../views/View';

export interface ConfusionInputs extends Titled {
  /** Models by name: logits [rows, classes] or [rows, 1], or the predicted class number of each row. */
  models: { [name: string]: Predicted };
  /** [rows] class numbers. */
  labels: LabelsLike;
  /** Names of the classes, in the order of their numbers: 2 to 1,000. */
  classes: readonly string[];
  /** Which rows they are. Default "test". */
  split?: string;
}

/** The largest number of maps that can still be distinguished. */
const modelsAtMost = 12;
const classesAtMost = 1000;

/**
 * Which classes models confuse: rows by label and predicted class, n[label][class], where the prediction is the class of the largest logit.
 * As a cell's last value it shows itself as one heat map per model, in which only errors have a colour, with a table of the pairs that are
 * mistaken for each other. With more than 20 classes, those with the most errors are drawn; with more than 100, those are kept and the
 * others are merged into one class.
 *
 * @throws TypeError or RangeError for a wrong number of rows or classes, NaN, or labels out of range.
 * @example
 * ```ts
 * const view = kd.confusion({
 *   models: { teacher: [[2, 0], [0, 2], [0, 1]], student: [0, 1, 0] },
 *   labels: [0, 1, 1],
 *   classes: ['scratches', 'inclusion']
 * });
 * view.models[1].counts; // [[1, 0], [1, 1]]
 * view.says; // "On 3 test rows the teacher makes no error; the student makes 1 (33.33 %): inclusion taken for scratches once."
 * ```
 */
export function confusion(inputs: ConfusionInputs): ConfusionView {
  checkOptions('confusion', inputs, ['models', 'labels', 'classes', 'split', 'title']);
  const { models, labels, classes, split = 'test' } = (inputs ?? {}) as Partial<ConfusionInputs>;
  const title = titleOf('confusion', inputs ?? {}, 'Confusion');
  checkSplit('confusion', split);
  checkClasses(classes);
  const isGroup = typeof models === 'object' && models !== null && !Array.isArray(models);
  const named = isGroup ? Object.entries(models) : [];
  if (!named.length || named.length > modelsAtMost)
    throw new TypeError(
      `confusion: expected models to be 1 to ${modelsAtMost} by their names, got ${show(models)}; give {teacher: logits, student: logits}`
    );
  const counted = named.map(([name, predicted]) => ({
    name,
    counts: confusionMatrix('confusion', name, predicted, labels as LabelsLike, classes.length)
  }));
  return displayable(computeConfusion({ classes: [...classes], split, models: counted }, title));
}

function checkClasses(classes: unknown): asserts classes is readonly string[] {
  const isList = Array.isArray(classes) && classes.every((name) => typeof name === 'string');
  if (isList && classes.length >= 2 && classes.length <= classesAtMost && new Set(classes).size === classes.length) return;
  throw new TypeError(
    `confusion: expected classes to be 2 to ${classesAtMost} different names, got ${show(classes)}; name each class once`
  );
}
