import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import type { MetricInputs } from '../inputs/Metric';
import { outputsAndTargets } from '../inputs/checkedOutputs';

export interface RegressionMetricOptions {
  /** Which target is measured, by its place from 0. Default: the mean over all of them. */
  target?: number;
  /** What the number is called in tables, for example with its unit. Default: the metric's name. */
  title?: string;
}

/** @throws TypeError or RangeError for an unknown option, a place that is no whole number, or a title that is no text. */
export function checkRegressionOptions(subject: string, options: RegressionMetricOptions): RegressionMetricOptions {
  checkOptions(subject, options, ['target', 'title']);
  const { target, title } = options;
  if (target !== undefined) checkNumber(subject, 'target', target, { integer: true, atLeast: 0 });
  if (title !== undefined && typeof title !== 'string')
    throw new TypeError(`${subject}: expected title to be a text, got ${showValue(title)}; give a short one`);
  return { ...(target !== undefined && { target }), ...(title !== undefined && { title }) };
}

/** Of each measured target, [rows] outputs and [rows] targets. */
export function listColumnsToMeasure(
  subject: string,
  { logits, targets }: Pick<MetricInputs, 'logits' | 'targets'>,
  target: number | undefined
): { outputs: Float64Array; targets: Float64Array }[] {
  if (targets === undefined)
    throw new TypeError(`${subject}: expected targets, got undefined; give the numbers to predict, [rows, targets]`);
  const both = outputsAndTargets(subject, { outputs: logits, targets });
  const { columns } = both.targets;
  if (target !== undefined && target >= columns)
    throw new RangeError(`${subject}: expected target to be below ${columns}, got ${target}; count the targets from 0`);
  const places = target === undefined ? Array.from({ length: columns }, (_, i) => i) : [target];
  const column = ({ rows, values }: { rows: number; values: ArrayLike<number> }, place: number) =>
    Float64Array.from({ length: rows }, (_, row) => values[row * columns + place]);
  return places.map((place) => ({ outputs: column(both.outputs, place), targets: column(both.targets, place) }));
}
