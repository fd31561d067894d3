import type { TrainingPlan } from './TrainingPlan';

/**
 * Refuses folds that cannot teach: fewer rows of a class than folds, a fold without rows, or one that holds all rows of a class.
 *
 * @throws RangeError that names the class.
 */
export function checkFolds({ objective, train, options: { folds } }: TrainingPlan, foldOf: Int32Array): void {
  const { y, classes, groups } = train.data;
  const together = groups ? 'rows of one group, and equal rows, stay together' : 'equal rows stay together';
  const held = new Set(foldOf).size;
  if (held < folds)
    throw new RangeError(
      `xgboost: expected rows for ${folds} folds, got ${held} lots (${together}); give fewer folds or more ${groups ? 'groups' : 'rows'}`
    );
  if (objective === 'regression') return;
  classes.forEach((name, label) => {
    const rows = y.filter((value) => value === label).length;
    if (rows === 0) return;
    if (rows < folds)
      throw new RangeError(
        `xgboost: expected at least ${folds} rows of class "${name}" for ${folds} folds, got ${rows}; give fewer folds, or validation data and outOfFold: false`
      );
    const homes = new Set(foldOf.filter((_, row) => y[row] === label));
    if (homes.size < 2)
      throw new RangeError(
        `xgboost: expected rows of class "${name}" in at least 2 of ${folds} folds, got all ${rows} in one (${together}); give validation data and outOfFold: false`
      );
  });
}
