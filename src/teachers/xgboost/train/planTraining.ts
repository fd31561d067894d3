import { checkNumber, type NumberBounds } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import { hasSafelyReadableMembers } from '../../../checks/hasSafelyReadableMembers';
import { showValue } from '../../../checks/showValue';
import { checkDataset } from '../../../data/checkDataset';
import { checkTargetsKnown } from '../../../data/checkTargetsKnown';
import { checkLabelled } from '../../../data/checkLabelled';
import { checkSameClasses } from '../../../data/checkSameClasses';
import { checkSameTargets } from '../../../data/checkSameTargets';
import type { Dataset } from '../../../data/Dataset';
import { checkColumnsAgree, checkRows } from '../teacher/checkRows';
import type { Parameters } from '../library/createBooster';
import { chooseLearningObjective } from './chooseLearningObjective';
import { readTrainingLabels } from './readTrainingLabels';
import type { TrainingPlan } from './TrainingPlan';
import { optionOf, xgboostParameterNames } from '../options/xgboostParameterNames';
import type { XgboostObjective, XgboostOptions } from '../options/XgboostOptions';

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
  ...['validation', 'rounds', 'earlyStopping', 'positiveWeight', 'objective', 'loss', 'metric'],
  ...['threads', 'device', 'seed', 'folds', 'outOfFold', 'parameters', 'onProgress', 'signal', 'show', 'name']
];

/** XGBoost keeps its settings in float32. */
const largest = 3e38;

/** Checks data and options, and fills in the defaults. */
export function planTraining(train: Dataset, given: XgboostOptions): TrainingPlan {
  checkNoTargets(given);
  checkOptions(subject, given, [...Object.keys(numbers), ...others]);
  checkDataset(train, `${subject}: train data`, { targets: true });
  checkTargetsKnown(subject, train);
  checkLabelled(train, `${subject}: train data`);
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
  const { parameters, ...learnt } = chooseLearningObjective(train, given);
  const { loss = 'squaredError' } = given;
  const plan: TrainingPlan = {
    options: { ...given, rounds, earlyStopping, folds, outOfFold, seed, name },
    ...learnt,
    parameters: parametersOf(learnt.objective, parameters, given),
    train: { data: train, labels: readTrainingLabels(train, loss, 'train') },
    validation: null
  };
  const { validation } = given;
  if (validation) {
    checkDataset(validation, `${subject}: validation data`, { targets: true });
    checkTargetsKnown(subject, validation);
    checkLabelled(validation, `${subject}: validation data`);
    checkRows(`${subject}: validation data`, validation.x, validation.x.length / validation.y.length, validation.features, {
      strict: false
    });
    checkColumnsAgree(`${subject}: validation data`, validation, train.shape, train.features);
    checkSameAnswers(train, validation);
    plan.validation = { data: validation, labels: readTrainingLabels(validation, loss, 'validation') };
  }
  return plan;
}

/** They were options once. */
function checkNoTargets(given: unknown): void {
  if (!hasSafelyReadableMembers(given, ['targets', 'validationTargets'])) return;
  const name = ['targets', 'validationTargets'].find((option) => given[option] !== undefined);
  if (name === undefined) return;
  throw new TypeError(
    `${subject}: expected targets as a part of the data, got the option ${name}; make the data with kd.tabular(table, {target}) or kd.dataset({x, targets})`
  );
}

function checkSameAnswers(train: Dataset, validation: Dataset): void {
  const [of, other] = ['train data', 'validation data'];
  if (train.targets)
    return checkSameTargets(subject, { of, names: train.targets.names }, { of: other, names: validation.targets?.names });
  if (validation.targets)
    throw new TypeError(
      `${subject}: expected validation data with the classes of train, got targets; make both from the same table`
    );
  checkSameClasses(subject, { of, classes: train.classes }, { of: other, classes: validation.classes });
}

function parametersOf(objective: XgboostObjective, own: Parameters, given: XgboostOptions): Parameters {
  const parameters: Parameters = {
    ...own,
    tree_method: 'hist',
    verbosity: 0,
    // Each round draws from (seed, round) alone, so models that learn in turns do not disturb each other.
    seed_per_iteration: 'true'
  };
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

function checkParameters(parameters: XgboostOptions['parameters'] = {}): Parameters {
  for (const name of Object.keys(parameters ?? {})) {
    if (!Object.hasOwn(optionOf, name)) continue;
    throw new TypeError(
      `${subject}: expected parameters that no option stands for, got "${name}"; give the option ${optionOf[name]} instead`
    );
  }
  checkOptions(`${subject}: parameters`, parameters, xgboostParameterNames);
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value !== 'string' && !Number.isFinite(value))
      throw new TypeError(
        `${subject}: expected parameters.${name} to be a string or a finite number, got ${showValue(value)}; change it`
      );
  }
  const { num_parallel_tree: trees } = parameters;
  if (trees !== undefined && typeof trees !== 'string')
    checkNumber(`${subject}: parameters`, 'num_parallel_tree', trees, { integer: true, atLeast: 1, atMost: 10_000 });
  return parameters;
}
