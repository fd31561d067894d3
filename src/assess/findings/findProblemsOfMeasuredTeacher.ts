import type { AnyDataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import type { Finding } from '../../record/RunRecord';
import { formatNumber } from '../../views/words/formatNumber';
import { computePearsonCorrelation } from '../../stats/computePearsonCorrelation';

/** Outputs that follow their target this closely have learnt it. */
const follows = 0.7;
/** A slope beyond this, or below its inverse, is no calibration error. */
const muchSteeper = 3;

/**
 * What looks wrong with a teacher that predicts numbers: outputs in the order of other targets, outputs in other units, or worse than always predicting
 * the mean.
 */
export function findProblemsOfMeasuredTeacher(teacher: Matrix, { targets, unlabelled, y }: AnyDataset): Finding[] {
  if (!targets || unlabelled || teacher.columns !== targets.names.length || y.length < 10) return [];
  const { names, values } = targets;
  const outputs = names.map((_, i) => column(teacher.values, i, names.length));
  const wanted = names.map((_, i) => column(values, i, names.length));
  const swapped = names.length <= 64 ? otherOrder(outputs, wanted, names) : null;
  if (swapped) return [swapped];
  return names.flatMap((name, i) => otherUnits(outputs[i], wanted[i], name) ?? worseThanMean(outputs[i], wanted[i], name) ?? []);
}

function otherOrder(outputs: Float64Array[], wanted: Float64Array[], names: string[]): Finding | null {
  const nearest = outputs.map((output) => {
    const sizes = wanted.map((target) => Math.abs(computePearsonCorrelation(output, target)));
    return { own: sizes, best: sizes.indexOf(Math.max(...sizes.map((size) => (Number.isNaN(size) ? 0 : size)))) };
  });
  const isOrder = new Set(nearest.map(({ best }) => best)).size === names.length;
  const moved = nearest.findIndex(({ own, best }, i) => best !== i && own[best] > follows && own[best] > own[i] + 0.1);
  if (!isOrder || moved < 0) return null;
  const { own, best } = nearest[moved];
  return {
    check: 'targetOrder',
    level: 'problem',
    value: own[best],
    says: `the teacher's output ${moved + 1} follows "${names[best]}" (correlation ${own[best].toFixed(3)}) and not "${names[moved]}" (${own[moved].toFixed(3)}): its outputs seem to be in another order than the targets`,
    hint: `make the targets in the teacher's order: ${nearest.map(({ best }) => JSON.stringify(names[best])).join(', ')}`
  };
}

function otherUnits(output: Float64Array, target: Float64Array, name: string): Finding | null {
  const correlation = computePearsonCorrelation(output, target);
  if (!(Math.abs(correlation) > follows)) return null;
  const ratio = (correlation * spread(target)) / spread(output);
  if (correlation > 0 && ratio < muchSteeper && ratio > 1 / muchSteeper) return null;
  const says =
    correlation < 0
      ? `the teacher's output for "${name}" falls where the target rises (correlation ${correlation.toFixed(3)}): its sign seems to be turned`
      : `the teacher's output for "${name}" follows the target (correlation ${correlation.toFixed(3)}), but a step of 1 in it is one of ${formatNumber(ratio)} in the target: it seems to be in other units`;
  return {
    check: 'targetUnits',
    level: 'problem',
    value: ratio,
    says,
    hint: 'turn its outputs into the units of the targets: kd.functionTeacher((rows) => ...)'
  };
}

function worseThanMean(output: Float64Array, target: Float64Array, name: string): Finding | null {
  let sum = 0;
  for (let i = 0; i < target.length; i++) sum += (output[i] - target[i]) ** 2;
  const explained = 1 - sum / target.length / spread(target) ** 2;
  if (!(explained < 0)) return null;
  return {
    check: 'worseThanMean',
    level: 'problem',
    value: explained,
    says: `the teacher's R squared for "${name}" is ${explained.toFixed(3)}: it is worse than always predicting the mean`,
    hint: 'look at its columns and units, or train a better teacher first'
  };
}

function column(values: ArrayLike<number>, place: number, width: number): Float64Array {
  return Float64Array.from({ length: values.length / width }, (_, row) => values[row * width + place]);
}

function spread(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
