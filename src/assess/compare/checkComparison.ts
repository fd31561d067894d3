import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue, visible } from '../../checks/showValue';
import { checkSplitName } from '../../checks/checkSplitName';
import { numberGroups } from '../../stats/numberGroups';
import type { LabelsLike } from '../../metrics/inputs/checkedLabels';
import type { LogitsLike, LogitsTable } from '../../metrics/inputs/checkedLogits';
import { checkedOutputs, checkedTargets } from '../../metrics/inputs/checkedOutputs';
import { checkMetric } from '../../metrics/inputs/checkMetric';
import type { Metric } from '../../metrics/inputs/Metric';
import * as known from '../../metrics';
import { checkGroups } from './checkGroups';
import { type CheckedLogits, checkModelLogits, checkModelTables } from './checkModelLogits';
import type { CompareOptions } from './CompareOptions';

/** The options with all defaults, checked: one table for each seed of each model. */
export interface CheckedComparison extends Omit<Required<CompareOptions>, 'models' | 'validation' | 'groups' | 'targets'> {
  /** All zeros with targets. */
  labels: ArrayLike<number>;
  targets?: LogitsTable;
  models: { name: string; seeds: LogitsLike[]; validation?: LogitsLike[] }[];
  validation?: ArrayLike<number>;
  groups?: ArrayLike<number>;
}

const options = [
  'models',
  'labels',
  'targets',
  'metrics',
  'validation',
  'of',
  'against',
  'resamples',
  'confidence',
  'seed',
  'split',
  'groups'
];

/** @throws TypeError or RangeError for inputs that cannot be compared. */
export function checkComparison(given: CompareOptions): CheckedComparison {
  checkOptions('compare', given, options);
  const { of = 'student', confidence = 0.95, seed = 0, split = 'test', groups } = given ?? {};
  const ofSplit = splits.includes(split) ? split : 'test';
  const { tables, labels, targets, classes } =
    given?.targets === undefined
      ? { ...checkModelLogits('compare', given?.models, given?.labels as LabelsLike, ofSplit), targets: undefined }
      : { ...checkModelOutputs(given, ofSplit), classes: 0 };
  const names = tables.map(({ name }) => name);
  const against = given.against ?? names.filter((name) => name !== of);
  checkNames(names, of, against);
  checkNumber('compare', 'confidence', confidence, { above: 0, atMost: 0.999 });
  const metrics = given.metrics ?? (targets ? regressionMetrics(targets) : defaultMetrics(classes));
  checkMetrics(metrics);
  const asked = labels.length * metrics.length * tables.reduce((sum, { seeds }) => sum + seeds.length, 0);
  // Enough that the smallest p-value there can be, 2 / (resamples + 1), is still small after its correction for all differences.
  const least = Math.max(500, Math.ceil((2.5 * metrics.length * against.length) / (1 - confidence)));
  const resamples = given.resamples ?? Math.max(least, Math.min(2000, Math.floor(2000 * (5e6 / asked))));
  // With fewer draws none is far enough out.
  const fewest = Math.ceil(2 / (1 - confidence) - 1 - 1e-9);
  checkNumber('compare', 'resamples', resamples, { integer: true, atLeast: Math.max(100, fewest), atMost: 1_000_000 });
  checkNumber('compare', 'seed', seed, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 });
  checkSplitName('compare', split);
  if (groups !== undefined) {
    checkGroups('compare', groups, labels.length);
    checkSeveral(groups);
  }
  const checked = { labels, ...(targets && { targets }), metrics, of, against, resamples, confidence, seed, split, groups };
  const models = tables.map(({ name, seeds }) => ({ name, seeds }));
  if (given.validation === undefined) return { ...checked, models };
  if (targets)
    throw new TypeError(
      'compare: expected no validation rows beside targets, got some; leave them out, no threshold is chosen on them'
    );
  checkOptions('compare: validation', given.validation, ['labels', 'models']);
  const validation = checkModelLogits('compare: validation', given.validation.models, given.validation.labels, 'validation');
  return {
    ...checked,
    models: models.map(({ name, seeds }) => ({ name, seeds, validation: sameSeeds(name, seeds, validation.tables) })),
    validation: validation.labels
  };
}

/** A study has logits of these; rows of another name are given as tables. */
const splits = ['train', 'validation', 'test'];

/** Of each target if there are several: their mean has no unit. */
function regressionMetrics({ columns }: LogitsTable): Metric[] {
  if (columns === 1) return [known.rootMeanSquaredError(), known.meanAbsoluteError(), known.rSquared()];
  const each = Array.from({ length: Math.min(columns, 10) }, (_, target) =>
    known.rootMeanSquaredError({ target, title: `root mean squared error of target ${target + 1}` })
  );
  return [known.rSquared(), ...each];
}

function checkModelOutputs(
  { models, targets, labels, metrics }: CompareOptions,
  split: string
): { tables: CheckedLogits['tables']; labels: Int32Array; targets: LogitsTable } {
  if (labels !== undefined)
    throw new TypeError('compare: expected either labels or targets, got both; leave out the one that the models do not predict');
  const { tables, rows, columns } = checkModelTables('compare', models, split, {
    what: 'outputs',
    columns: 'targets',
    check: checkedOutputs
  });
  const wanted = checkedTargets('compare', targets);
  // Metrics of one's own may read several outputs for a target.
  if (wanted.rows !== rows || (metrics === undefined && wanted.columns !== columns))
    throw new RangeError(
      `compare: expected targets in the shape of the outputs, [${rows}, ${columns}], got [${wanted.rows}, ${wanted.columns}]; give those of the measured rows`
    );
  return { tables, labels: new Int32Array(rows), targets: wanted };
}

function defaultMetrics(classes: number): Metric[] {
  if (classes > 2) return [known.accuracy(), known.negativeLogLikelihood()];
  return [known.averagePrecision(), known.rocAuc(), known.brier()];
}

function sameSeeds(name: string, seeds: LogitsLike[], tables: CheckedLogits['tables']): LogitsLike[] {
  const found = tables.find((table) => table.name === name)?.seeds;
  if (found?.length === seeds.length) return found;
  throw new RangeError(
    `compare: expected validation logits of ${name} for its ${seeds.length} seeds, got ${found?.length ?? 'none'}; give the same models and seeds`
  );
}

function checkNames(names: string[], of: string, against: string[]): void {
  for (const name of [of, ...(Array.isArray(against) ? against : [against])])
    if (!names.includes(name))
      throw new RangeError(
        `compare: expected a model among ${visible(names.join(', '))}, got ${showValue(name)}; name one with of and against`
      );
  if (!Array.isArray(against) || against.includes(of) || new Set(against).size !== against.length)
    throw new RangeError(
      `compare: expected against to be a list of models other than ${of}, each once, got ${showValue(against)}; leave it out for all`
    );
}

function checkMetrics(metrics: unknown): void {
  if (!isSafeToInspect(metrics) || !Array.isArray(metrics) || metrics.length === 0)
    throw new TypeError(
      `compare: expected metrics to be a list of them, got ${showValue(metrics)}; give [kd.metrics.accuracy()]`
    );
  metrics.forEach((metric, i) => checkMetric('compare', `metrics[${i}]`, metric));
}

function checkSeveral(groups: ArrayLike<number>): void {
  if (numberGroups(groups).size < 2)
    throw new RangeError(
      'compare: expected at least two groups to draw from, got one; leave groups out, or measure more of them'
    );
}
