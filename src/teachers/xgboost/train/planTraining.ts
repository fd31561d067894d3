import { checkNumber, type NumberBounds } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import { showValue } from '../../../checks/showValue';
import { checkDataset } from '../../../data/checkDataset';
import { checkLabelled } from '../../../data/checkLabelled';
import { checkSameClasses } from '../../../data/checkSameClasses';
import type { Dataset } from '../../../data/Dataset';
import { checkColumnsAgree, checkRows } from '../teacher/checkRows';
import { trainingLabels } from './trainingLabels';
import type { TrainingPlan } from './TrainingPlan';
import { optionOf, parameterNames } from '../options/parameterNames';
import type { XgboostMetric, XgboostObjective, XgboostOptions } from '../options/XgboostOptions';

const subject = 'xgboost';

/** Numbers that are passed on unchanged: XGBoost's name, our default, and the bounds. */
const numbers: { [option: string]: { name: string; value: number; bounds: NumberBounds } } = {
  learningRate: { name: 'eta', value: 0.1, bounds: { above: 0, atMost: 1 } },
  maxDepth: { name: 'max_depth', value: 6, bounds: { integer: true, atLeast: 1, atMost: 30 } },
  minChildWeight: { name: 'min_child_weight', value: 1, bounds: { atLeast: 0 } },
  subsample: { name: 'subsample', value: 0.8, bounds: { above: 0, atMost: 1 } },
  columnSample: { name: 'colsample_bytree', value: 0.8, bounds: { above: 0, atMost: 1 } },
  l1: { name: 'alpha', value: 0, bounds: { atLeast: 0 } },
  l2: { name: 'lambda', value: 1, bounds: { atLeast: 0 } },
  gamma: { name: 'gamma', value: 0, bounds: { atLeast: 0 } },
  maxBins: { name: 'max_bin', value: 256, bounds: { integer: true, atLeast: 2, atMost: 65_535 } }
};

const others = [
  ...['validation', 'rounds', 'earlyStopping', 'positiveWeight', 'objective', 'targets', 'validationTargets', 'metric'],
  ...['threads', 'device', 'seed', 'folds', 'outOfFold', 'parameters', 'onProgress', 'signal', 'show', 'name']
];

/** XGBoost keeps its settings in float32. */
const largest = 3e38;

const objectives = {
  binary: { objective: 'binary:logistic', metrics: ['logloss', 'auc', 'aucpr', 'error'] },
  multiclass: { objective: 'multi:softprob', metrics: ['mlogloss', 'auc', 'aucpr', 'merror'] },
  regression: { objective: 'reg:squarederror', metrics: ['rmse', 'mae'] }
} as const;

/** Checks data and options, and fills in the defaults. */
export function planTraining(train: Dataset, given: XgboostOptions): TrainingPlan {
  checkOptions(subject, given, [...Object.keys(numbers), ...others]);
  checkDataset(train, `${subject}: train data`);
  if (given.targets === undefined) checkLabelled(train, `${subject}: train data`);
  checkRows(`${subject}: train data`, train.x, train.x.length / train.y.length, train.features, { strict: true });
  const { rounds = 500, earlyStopping = 50, folds = 5, outOfFold = true, seed = 0, name = 'xgboost' } = given;
  if (typeof name !== 'string')
    throw new TypeError(`${subject}: expected name to be a text, got ${showValue(name)}; put it in quotes`);
  checkNumber(subject, 'rounds', rounds, { integer: true, atLeast: 1 });
  checkNumber(subject, 'earlyStopping', earlyStopping, { integer: true, atLeast: 0 });
  checkNumber(subject, 'folds', folds, { integer: true, atLeast: 2 });
  checkNumber(subject, 'rounds', rounds, { atMost: 1_000_000 });
  checkNumber(subject, 'folds', folds, { atMost: 1000 });
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0, atMost: Number.MAX_SAFE_INTEGER });
  const objective = objectiveOf(train, given);
  const metric = metricOf(objective, given.metric);
  const plan: TrainingPlan = {
    options: { ...given, rounds, earlyStopping, folds, outOfFold, seed, name },
    objective,
    outputs: objective === 'multiclass' ? train.classes.length : 1,
    metric,
    better: metric === 'auc' || metric === 'aucpr' ? 'higher' : 'lower',
    parameters: parametersOf(train, objective, metric, given),
    train: { data: train, labels: trainingLabels(objective, train, given.targets, 'train', 'targets') },
    validation: null
  };
  const { validation } = given;
  if (validation) {
    checkDataset(validation, `${subject}: validation data`);
    checkRows(`${subject}: validation data`, validation.x, validation.x.length / validation.y.length, validation.features, {
      strict: false
    });
    checkColumnsAgree(`${subject}: validation data`, validation, train.shape, train.features);
    if (objective !== 'regression')
      checkSameClasses(
        subject,
        { of: 'train data', classes: train.classes },
        { of: 'validation data', classes: validation.classes }
      );
    const labels = trainingLabels(objective, validation, given.validationTargets, 'validation', 'validationTargets');
    plan.validation = { data: validation, labels };
  }
  return plan;
}

function objectiveOf(train: Dataset, { objective, targets }: XgboostOptions): XgboostObjective {
  const found = objective ?? (targets ? 'regression' : train.classes.length === 2 ? 'binary' : 'multiclass');
  if (typeof found !== 'string' || !Object.hasOwn(objectives, found))
    throw new TypeError(
      `${subject}: expected objective to be "binary", "multiclass" or "regression", got ${showValue(found)}; give one of them`
    );
  if (found === 'binary' && train.classes.length !== 2)
    throw new RangeError(
      `${subject}: expected two classes for objective "binary", got ${train.classes.length}; give "multiclass"`
    );
  return found;
}

function metricOf(objective: XgboostObjective, metric: XgboostMetric | undefined): string {
  const { metrics } = objectives[objective];
  const found = metric ?? metrics[0];
  if ((metrics as readonly string[]).includes(found)) return found;
  throw new RangeError(
    `${subject}: expected metric to be one of ${metrics.join(', ')} for ${objective}, got ${showValue(metric)}; give one of them`
  );
}

function parametersOf(
  train: Dataset,
  objective: XgboostObjective,
  metric: string,
  given: XgboostOptions
): TrainingPlan['parameters'] {
  const parameters: TrainingPlan['parameters'] = {
    objective: objectives[objective].objective,
    eval_metric: metric,
    tree_method: 'hist',
    verbosity: 0,
    // Each round draws from (seed, round) alone, so models that learn in turns do not disturb each other.
    seed_per_iteration: 'true'
  };
  if (objective === 'multiclass') parameters.num_class = train.classes.length;
  for (const [option, { name, value, bounds }] of Object.entries(numbers)) {
    parameters[name] = checkNumber(subject, option, given[option as 'l2'] ?? value, bounds);
    checkNumber(subject, option, parameters[name], { atMost: largest });
  }
  if (given.positiveWeight !== undefined) {
    if (objective !== 'binary')
      throw new RangeError(`${subject}: expected positiveWeight with objective "binary" only, got ${objective}; leave it out`);
    parameters.scale_pos_weight = checkNumber(subject, 'positiveWeight', given.positiveWeight, { above: 0 });
    checkNumber(subject, 'positiveWeight', given.positiveWeight, { atMost: largest });
  }
  parameters.nthread =
    given.threads === undefined ? 0 : checkNumber(subject, 'threads', given.threads, { integer: true, atLeast: 1 });
  parameters.device = deviceOf(given.device ?? 'cpu');
  return { ...parameters, ...checkParameters(given.parameters) };
}

function deviceOf(device: string): string {
  if (device === 'cpu' || device === 'cuda') return device;
  throw new TypeError(`${subject}: expected device to be "cpu" or "cuda", got ${showValue(device)}; give one of them`);
}

function checkParameters(parameters: XgboostOptions['parameters'] = {}): TrainingPlan['parameters'] {
  for (const name of Object.keys(parameters)) {
    if (!Object.hasOwn(optionOf, name)) continue;
    throw new TypeError(
      `${subject}: expected parameters that no option stands for, got "${name}"; give the option ${optionOf[name]} instead`
    );
  }
  checkOptions(`${subject}: parameters`, parameters, parameterNames);
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value !== 'string' && !Number.isFinite(value))
      throw new TypeError(
        `${subject}: expected parameters.${name} to be a string or a finite number, got ${showValue(value)}; change it`
      );
  }
  return parameters;
}
