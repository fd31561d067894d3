import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import type { RunRecord } from '../../record/RunRecord';
import { viewToMimeBundle } from '../bundle/viewToMimeBundle';
import { withDisplay } from '../bundle/withDisplay';
import { checkRecord } from '../check/checkRecord';
import type { Split } from '../facts/RunFacts';
import { readFactsOfRecord } from '../facts/readFactsOfRecord';
import { titleOrDefault, type Titled } from '../words/titleOrDefault';
import { selectRecordsForSweepOutput } from './selectRecordsForSweepOutput';
import { computeSweepView } from './computeSweepView';
import type { SweepView } from '../types/SweepView';

export interface SweepViewOptions extends Titled {
  /**
   * The setting on the axis: "soft.temperature", "optimizer.learningRate", "epochs"; "temperature" if only one term has one. Default: the
   * numeric setting with the most values.
   */
  over?: string;
  /** "accuracy", "nll", "rocAuc", … Default: the metric that the runs chose their epoch by. */
  metric?: string;
  /** Which rows. Default "validation", or else "test": a setting that is chosen on test rows looks better than it is. */
  split?: Split;
}

const mostRuns = 5000;

/**
 * Shows how good the student gets with each value of a setting: temperature, weight, learning rate, or any other in which the runs differ.
 * As a cell's last value it shows itself as curves: the student, and the student alone if the runs have a baseline. In the figure one can
 * choose another setting or metric, and a click opens a run. It reads nothing but records.
 *
 * Runs that differ in the seed alone are one point: their mean, with its 95 % interval by Student's t. `says` compares the best value with
 * the others seed by seed (a paired t-interval, not corrected for the number of values).
 *
 * @param records of at least two runs.
 * @throws TypeError if one is not a run record; RangeError if the runs differ in no setting, or if `over`, `metric` or `split` is not there.
 * @example
 * ```ts
 * const at = (temperature: number) => ({
 *   ...record,
 *   setup: { ...record.setup, terms: { soft: { weight: 1, loss: { name: 'softTargets', temperature } } } }
 * });
 * kd.sweepView([at(1), at(4)], { over: 'temperature' }).says; // "Accuracy on the validation rows is best at soft.temperature 1: ..."
 * ```
 */
export function sweepView(records: readonly RunRecord[], options: SweepViewOptions = {}): SweepView {
  checkOptions('sweepView', options, ['over', 'metric', 'split', 'title']);
  if (!isSafeToInspect(records) || !Array.isArray(records) || records.length < 2 || records.length > mostRuns)
    throw new TypeError(
      `sweepView: expected 2 to ${mostRuns} run records, got ${showValue(records)}; give the records of all runs in one array`
    );
  records.forEach((record) => checkRecord('sweepView', record as RunRecord));
  for (const name of ['over', 'metric', 'split'] as const)
    if (options[name] !== undefined && typeof options[name] !== 'string')
      throw new TypeError(`sweepView: expected ${name} to be a text, got ${showValue(options[name])}; give its name`);
  const { over, metric, split } = options;
  const made = computeSweepView((records as readonly RunRecord[]).map(readFactsOfRecord), { over, metric, split });
  if ('problem' in made) throw new RangeError(`sweepView: ${made.problem}`);
  const view = { ...made, title: titleOrDefault('sweepView', options, made.title) };
  return withDisplay(view, () => viewToMimeBundle(view, { static: true, records: selectRecordsForSweepOutput(records) }));
}
