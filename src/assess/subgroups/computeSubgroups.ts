import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import type { ComparedModel, MetricInfo } from '../../record/Comparison';
import type { CompareOptions } from '../compare/CompareOptions';
import { checkGroups } from '../compare/checkGroups';
import { computeComparison } from '../compare/computeComparison';
import { numberGroups } from '../../stats/numberGroups';
import { logitsIn } from '../../metrics/inputs/readLabelledLogits';
import { type LogitsLike, checkedLogits, type LogitsTable } from '../../metrics/inputs/checkedLogits';
import * as known from '../../metrics';
import { checkModelPredictions } from '../compare/checkModelPredictions';
import { groupRowsBySubgroup } from './groupRowsBySubgroup';
import type { Subgroup, Subgroups, SubgroupsInputs, Validation } from './SubgroupsInputs';

const options = [
  'logits',
  'probabilities',
  'models',
  'labels',
  'of',
  'edges',
  'unit',
  'by',
  'metrics',
  'validation',
  'groups',
  'resamples',
  'confidence',
  'seed',
  'split'
];

/** With fewer rows of the rarer class, an interval contains the truth less often than it claims: see `kd.compare`. */
const few = 10;

/** What `kd.subgroups` shows, as plain data. */
export async function computeSubgroups(inputs: SubgroupsInputs): Promise<Subgroups> {
  const subject = 'subgroups';
  checkOptions(subject, inputs, options);
  const { by = 'subgroup', split = 'test', confidence = 0.95, resamples = 1000, validation, seed } = inputs ?? {};
  if (typeof by !== 'string' || !by.trim())
    throw new TypeError(
      `${subject}: expected by to be a text, got ${showValue(by)}; say what the subgroups are based on, "diameter"`
    );
  checkNumber(subject, 'resamples', resamples, { integer: true, atLeast: 100, atMost: 100_000 });
  const { tables, labels, classes } = checkModelPredictions(subject, inputs, inputs?.labels);
  if (inputs.groups !== undefined) checkGroups(subject, inputs.groups, labels.length);
  const groups = inputs.groups && numberGroups(inputs.groups).places;
  const bySubgroup = groupRowsBySubgroup(subject, inputs, labels.length);
  const metrics = inputs.metrics ?? (classes === 2 ? [known.rocAuc()] : [known.accuracy({ majority: true })]);
  const [{ name: of }] = tables;
  const models = tables.map(({ name, seeds }) => ({
    name,
    seeds: seeds.map((logits) => checkedLogits(subject, `${name}:`, logits))
  }));
  const measure = (rows: ArrayLike<number>) =>
    computeComparison({
      models: Object.fromEntries(models.map(({ name, seeds }) => [name, seeds.map((table) => pick(table, rows))])),
      labels: Int32Array.from(rows, (row) => labels[row]),
      ...(groups && { groups: Int32Array.from(rows, (row) => groups[row]) }),
      ...(validation && { validation: validationModels(validation) }),
      of,
      against: [],
      metrics,
      resamples,
      confidence,
      seed,
      split
    });
  const all = Int32Array.from({ length: labels.length }, (_, row) => row);
  const subgroups: Subgroup[] = [];
  let infos: MetricInfo[] = [];
  for (const [name, rows] of [['all rows', all] as const, ...bySubgroup]) {
    const lacks = lacking(rows, labels, classes) ?? (groups ? lackingGroups(rows, groups) : null);
    if (lacks !== null && !subgroups.length)
      throw new RangeError(`${subject}: expected rows of both classes and of several groups, got ${lacks}; measure more rows`);
    const positives = classes === 2 ? Array.from(rows).filter((row) => labels[row] === 1).length : null;
    const counts = { name, rows: rows.length, positives };
    if (lacks !== null) {
      subgroups.push({ ...counts, note: lacks, titles: [], models: [] });
      continue;
    }
    const measured = await measure(rows);
    if (!infos.length) infos = measured.metrics;
    const rare = positives === null ? Infinity : Math.min(positives, rows.length - positives);
    subgroups.push({
      ...counts,
      note: noteOn(rare, measured.models),
      titles: measured.metrics.map(({ title }) => title),
      models: measured.models
    });
  }
  return { by, split, confidence, resamples, metrics: infos, subgroups };
}

function noteOn(rare: number, models: readonly ComparedModel[]): string | null {
  if (rare < few) return `only ${rare} of the rarer class: too few to trust the intervals`;
  const isFlat = models.some(({ estimates }) => estimates.some(({ low, high }) => low === high));
  return isFlat ? 'every draw of rows gave the same: an interval without width says nothing' : null;
}

/** Says which of two classes is missing. */
function lacking(rows: ArrayLike<number>, labels: ArrayLike<number>, classes: number): string | null {
  if (classes !== 2) return null;
  const there = new Set(Array.from(rows, (row) => labels[row]));
  return there.size === 2 ? null : `no row of class ${there.has(1) ? 0 : 1}: not measured`;
}

/** One customer's rows say nothing about others. */
function lackingGroups(rows: ArrayLike<number>, groups: ArrayLike<number>): string | null {
  const there = new Set(Array.from(rows, (row) => groups[row]));
  return there.size > 1 ? null : 'rows of one group alone: not measured';
}

function pick({ columns, values }: LogitsTable, rows: ArrayLike<number>): number[][] {
  return Array.from(rows, (row) => Array.from({ length: columns }, (_, k) => values[row * columns + k]));
}

/** Of one model, or of all. */
function validationModels({ labels, ...given }: Validation): CompareOptions['validation'] {
  return { labels, models: 'models' in given ? given.models : { model: logitsIn('subgroups: validation', given) as LogitsLike } };
}
