import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { checkDataset } from '../../data/checkDataset';
import type { Recipe } from '../options/Recipe';
import { prepareTableRecipe } from './prepareTableRecipe';
import { tableRecipeOptionNames, type TableRecipeOptions } from './TableRecipeOptions';

/**
 * A recipe for tables, where a forest alone seldom teaches a small network something: it makes a stronger teacher, and rows for it to judge.
 *
 * 1. Three forests of XGBoost: small steps of depth 3 and of depth 6, and the default settings; the one with the lowest log loss on the rows that its folds hold out stays.
 * 2. Networks, `folds` x `repeats` of them, each of which learns from all folds but one (`kd.crossFittedTeacher`) and keeps the epoch that is best on validation.
 * 3. The teacher is p = w p(forest) + (1 - w) p(networks); w, of 0, 0.05, …, 1, has the lowest log loss on the train rows, each judged by models that have not seen it.
 * 4. The student learns by 0.02 crossEntropy + 0.05 softTargets at temperature 1 on the train rows, labelled out of fold, and by 1 softTargets on rows that the teacher alone judges: made ones (`kd.munge`), and `unlabelled` ones if there are any, with half the weight each then. Without such rows
 * by 0.3 and 0.7.
 *
 * Only train and validation rows are read. What was chosen, with the numbers it was chosen by, is in the findings of study and record; `weakTeacher` among them says that the teacher is not better than one network alone. It trains
 * 3 x (`folds` + 1) forests and `folds` x `repeats` networks: a minute for some thousand rows. What it gained on real tables is told in docs/guides/tables.md.
 *
 * Bucila, Caruana & Niculescu-Mizil 2006, "Model Compression"; weights of models by their answers out of fold: Wolpert 1992, "Stacked Generalization", and Breiman 1996, "Stacked Regressions".
 *
 * @throws TypeError or RangeError for an unknown option or one out of bounds; when it prepares, for rows that are no table of classes, on disk, or too few for the folds.
 * @example
 * ```ts
 * const x = Array.from({ length: 120 }, (_, i) => [(i * 7) % 31, (i * 5) % 11]);
 * const data = kd.split(kd.dataset({ x, y: x.map(([a, b]) => Number(a > 3 * b)), classes: ['no', 'yes'] }));
 * const student = (seed: number) => kd.tabularStudent(data.train, { hidden: [8], seed });
 * const recipe = kd.tableRecipe({ folds: 2, repeats: 1, madeRows: 100, network: (train, seed) => kd.tabularStudent(train, { hidden: [8], seed }) });
 * const study = await kd.study({ recipe, student, data, seeds: 2, epochs: 2 });
 * study.findings.find(({ check }) => check === 'tableRecipe')?.says; // "the teacher is 0.4 forest and 0.6 networks: ..."
 * study.students.forEach((model) => model.dispose());
 * ```
 */
export function tableRecipe(options: TableRecipeOptions = {}): Recipe {
  const subject = 'tableRecipe';
  checkInputs(subject, options, tableRecipeOptionNames);
  const { unlabelled, madeRows, network, folds = 5, repeats = 2, seed = 0 } = options;
  if (unlabelled !== undefined) checkDataset(unlabelled, `${subject}: unlabelled`);
  if (madeRows !== undefined) checkNumber(subject, 'madeRows', madeRows, { integer: true, atLeast: 0 });
  checkNumber(subject, 'folds', folds, { integer: true, atLeast: 2, atMost: 100 });
  checkNumber(subject, 'repeats', repeats, { integer: true, atLeast: 1, atMost: 100 });
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 });
  if (network !== undefined && !isCallable(network))
    throw new TypeError(
      `${subject}: expected network to be a function of rows and seed to a model, got ${showValue(network)}; give (train, seed) => kd.tabularStudent(train, {seed})`
    );
  return { prepare: (inputs) => prepareTableRecipe(subject, { unlabelled, madeRows, network, folds, repeats, seed }, inputs) };
}
