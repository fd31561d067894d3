import type { Dataset } from '../../data/Dataset';
import { loadXgboost } from './loadXgboost';
import { planTraining } from './train/planTraining';
import { readModel } from './file/readModel';
import { readUbjson } from './file/readUbjson';
import { createTeacherFromFile } from './teacher/createTeacherFromFile';
import { trainForest as trainPlan } from './train/trainForest';
import type { XgboostOptions } from './options/XgboostOptions';
import type { XgboostTeacher } from './teacher/XgboostTeacher';

/**
 * Trains a forest of boosted trees with the XGBoost library itself, as a teacher whose soft labels are honest.
 *
 * The number of rounds is the one with the best mean metric on the rows that each of the folds holds out, or on `validation`; then one
 * model learns from all rows. For train rows, `teacher.logits` gives the margin from the fold's model that did not see them, so that a
 * student learns how sure the trees are about rows that are new to them. Equal rows, and rows of one of `train.groups`, are in one fold.
 * NaN is a missing value, a category column is split as one, `weights` count. The same seed gives the same numbers, whatever else runs.
 *
 * Rows with targets are regression: trees learn them by the squared error or another `loss`, and `teacher.logits` gives numbers in their units, out of fold
 * as well. Several targets have trees of their own and share the number of rounds.
 *
 * Chen and Guestrin 2016, "XGBoost: A Scalable Tree Boosting System", arXiv 1603.02754; the library of the project's Python.
 *
 * @throws TypeError or RangeError for bad data or options, one class or one target value alone, targets that 32 bits cannot hold or the loss is not
 *   defined for, or fewer rows of a class than folds; Error without the
 *   library; the signal's reason, or the kernel's KeyboardInterrupt, if it is stopped.
 * @example
 * ```ts
 * const data = kd.dataset({ x: Array.from({ length: 200 }, (_, i) => [i, i % 7]), y: Array.from({ length: 200 }, (_, i) => +(i % 7 > 3)), classes: 2 });
 * const teacher = await kd.xgboost(data, { rounds: 20, maxDepth: 3 });
 * teacher.predict(data).values[0] < 0; // true: the margin of class 1
 * const logits = await kd.label(teacher, data); // out of fold
 * await teacher.save('teacher.json');
 * const same = await kd.xgboost.load('teacher.json');
 *
 * const x = Array.from({ length: 200 }, (_, i) => [i, i % 7]);
 * const rents = kd.dataset({ x, targets: x.map(([a, b]) => 900 + 5 * a - 20 * b), targetNames: ['rent'] });
 * const expert = await kd.xgboost(rents, { rounds: 20, loss: 'absoluteError' });
 * expert.predict(rents).values[0] > 500; // true: in the units of the rents
 * ```
 */
export async function xgboost(train: Dataset, options: XgboostOptions = {}): Promise<XgboostTeacher> {
  const plan = planTraining(train, options);
  const { file, history, outOfFold } = await trainPlan(plan);
  const model = readModel(readUbjson(file));
  return createTeacherFromFile({
    file,
    model,
    name: plan.options.name,
    shape: train.shape,
    threads: options.threads,
    history,
    outOfFold
  });
}

xgboost.load = loadXgboost;
