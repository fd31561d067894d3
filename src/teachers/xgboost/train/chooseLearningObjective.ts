import { showNames } from '../../../checks/showNames';
import { showValue } from '../../../checks/showValue';
import type { Dataset } from '../../../data/Dataset';
import type { XgboostOptions } from '../options/XgboostOptions';
import { chooseBoosterMetric } from './chooseBoosterMetric';
import { chooseRegressionObjective } from './chooseRegressionObjective';
import type { LearningObjective } from './TrainingPlan';

const subject = 'xgboost';

const objectives = {
  binary: { objective: 'binary:logistic', metrics: ['logloss', 'auc', 'aucpr', 'error'] },
  multiclass: { objective: 'multi:softprob', metrics: ['mlogloss', 'auc', 'aucpr', 'merror'] }
} as const;

/**
 * What is learnt and measured: two classes, more, or numbers.
 *
 * @throws TypeError or RangeError for an objective that does not fit the rows, or a metric that does not fit the objective.
 */
export function chooseLearningObjective(train: Dataset, given: XgboostOptions): LearningObjective {
  const objective = objectiveOf(train, given.objective);
  if (objective === 'regression') return chooseRegressionObjective(train, given);
  if (given.loss !== undefined)
    throw new TypeError(
      `${subject}: expected loss for rows with targets only, got ${showValue(given.loss)} for classes; leave it out`
    );
  const metric = chooseBoosterMetric(objective, objectives[objective].metrics, given.metric);
  return {
    objective,
    outputs: objective === 'multiclass' ? train.classes.length : 1,
    metric,
    better: metric === 'auc' || metric === 'aucpr' ? 'higher' : 'lower',
    inDeviations: null,
    parameters: {
      objective: objectives[objective].objective,
      eval_metric: metric,
      ...(objective === 'multiclass' && { num_class: train.classes.length })
    }
  };
}

function objectiveOf(
  { classes, targets }: Dataset,
  objective: XgboostOptions['objective']
): 'binary' | 'multiclass' | 'regression' {
  const found = objective ?? (targets ? 'regression' : classes.length === 2 ? 'binary' : 'multiclass');
  if (found !== 'regression' && (typeof found !== 'string' || !Object.hasOwn(objectives, found)))
    throw new TypeError(
      `${subject}: expected objective to be "binary", "multiclass" or "regression", got ${showValue(found)}; give one of them`
    );
  if (found === 'regression' && !targets)
    throw new TypeError(
      `${subject}: expected rows with targets for objective "regression", got classes; make the data with kd.tabular(table, {target}) or kd.dataset({x, targets})`
    );
  if (found !== 'regression' && targets)
    throw new TypeError(
      `${subject}: expected rows with classes for objective ${showValue(found)}, got targets (${showNames(targets.names)}); leave objective out, or make the data with its classes`
    );
  if (found === 'binary' && classes.length !== 2)
    throw new RangeError(`${subject}: expected two classes for objective "binary", got ${classes.length}; give "multiclass"`);
  return found;
}
