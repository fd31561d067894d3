import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import type { Reliability, ReliabilityBin, ReliableModel } from '../../record/Reliability';
import {
  computeCalibrationBins,
  checkCalibration,
  type CalibrationBinRows,
  type CalibrationOptions
} from '../../metrics/calibration/computeCalibrationBins';
import { checkSplitName } from '../../checks/checkSplitName';
import { checkedLogits, type LogitsLike, type LogitsTable } from '../../metrics/inputs/checkedLogits';
import { checkModelPredictions } from '../compare/checkModelPredictions';
import { computeWilsonInterval } from '../../stats/computeWilsonInterval';
import type { ReliabilityInputs } from './ReliabilityInputs';

export const reliabilityOptions = [
  'logits',
  'probabilities',
  'models',
  'labels',
  'bins',
  'equal',
  'of',
  'classes',
  'confidence',
  'split'
];

/** With more bins a curve cannot be read. */
const most = 100;

/** What `kd.reliability` shows, as plain data. */
export function computeReliability(inputs: ReliabilityInputs): Reliability {
  checkOptions('reliability', inputs, reliabilityOptions);
  const { bins = 10, equal = 'count', confidence = 0.95, split = 'test', classes } = inputs ?? {};
  checkNumber('reliability', 'bins', bins, { integer: true, atLeast: 1, atMost: most });
  checkNumber('reliability', 'confidence', confidence, { above: 0, atMost: 0.999999 });
  checkSplitName('reliability', split);
  const { tables, labels, classes: columns } = checkModelPredictions('reliability', inputs, inputs?.labels);
  const of = inputs.of ?? (columns === 2 ? 'class 1' : 'largest');
  const asked = checkCalibration('reliability', { bins, equal, of });
  return {
    rows: labels.length,
    split,
    of,
    event: of === 'largest' ? 'the class that was named' : nameOf(classes),
    bins,
    equal,
    confidence,
    models: tables.map(({ name, seeds }) => modelOf(name, seeds, labels, asked, confidence))
  };
}

function nameOf(classes: readonly string[] | undefined): string {
  if (classes === undefined) return 'class 1';
  if (Array.isArray(classes) && classes.length === 2 && classes.every((name) => typeof name === 'string'))
    return classes[1] as string;
  throw new TypeError(
    `reliability: expected classes to be the names of both, got ${showValue(classes)}; name each class, or none`
  );
}

function modelOf(
  name: string,
  seeds: LogitsLike[],
  labels: ArrayLike<number>,
  asked: Required<CalibrationOptions>,
  confidence: number
): ReliableModel {
  const tables = seeds.map((logits) => checkedLogits('reliability', `${name}:`, logits));
  const all = together(tables);
  const repeated = tables.flatMap(() => Array.from(labels));
  const bands = computeCalibrationBins('reliability', { logits: all, labels: repeated }, asked);
  const gaps = bands.reduce((sum, band) => sum + Math.abs(sumOf(band.gaps)), 0);
  return {
    name,
    seeds: seeds.length,
    error: gaps / all.rows,
    bins: bands.flatMap((band, b) => (band.rows.length ? [binOf(band, b, asked, seeds.length, confidence)] : []))
  };
}

/** The rows of all trainings, one training after the other. */
function together(tables: LogitsTable[]): LogitsTable {
  const [{ columns }] = tables;
  return {
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    columns,
    values: tables.flatMap(({ values }) => Array.from(values))
  };
}

function binOf(
  { rows: { length: count }, probabilities, gaps }: CalibrationBinRows,
  b: number,
  { bins, equal }: Required<CalibrationOptions>,
  seeds: number,
  confidence: number
): ReliabilityBin {
  const predicted = sumOf(probabilities) / count;
  const happened = Math.round(sumOf(probabilities) - sumOf(gaps));
  const [from, to] =
    equal === 'width'
      ? [b / bins, (b + 1) / bins]
      : [probabilities.reduce((a, p) => Math.min(a, p)), probabilities.reduce((a, p) => Math.max(a, p))];
  // A row predicted by five trainings is still one row.
  const interval = computeWilsonInterval(happened / seeds, count / seeds, confidence);
  return { from, to, count, predicted, observed: happened / count, ...interval };
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
