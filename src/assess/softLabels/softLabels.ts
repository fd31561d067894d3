import { checkOptions } from '../../checks/checkOptions';
import type { Dataset, Splits } from '../../data/Dataset';
import type { RunRecord } from '../../record/RunRecord';
import { makeDisplayable } from '../../views/bundle/makeDisplayable';
import { checkRecord } from '../../views/check/checkRecord';
import { computeSoftLabelsView } from '../../views/softLabels/computeSoftLabelsView';
import type { SoftLabelsView } from '../../views/View';
import { registerSamplesIfPermitted, checkSamplePermission, type SampleLeave } from '../samples/registerSamplesIfPermitted';
import { matchRowsToRecord } from './matchRowsToRecord';

export interface SoftLabelsOptions extends SampleLeave {
  /**
   * The data of the run, or the split that its soft labels are of. With `real: true`, or if it is simulated, the row that an example is can be looked
   * at in JupyterLab: a picture or its values.
   */
  data?: Dataset | Splits;
}

/**
 * Shows what the teacher says beyond the label: logits of teacher and student for some rows, and the teacher's mean entropy, mean
 * probability by rank and mean probability class by class at several temperatures. As a cell's last value it shows itself; in JupyterLab a
 * slider changes the temperature.
 *
 * @throws TypeError if `record` is not a run record or for an unknown option, RangeError if it has no soft labels or the data is not that of the run.
 * @example
 * ```ts
 * kd.softLabels(record).summary.meanEntropy; // one number a temperature, nats
 * ```
 */
export function softLabels(record: RunRecord, options: SoftLabelsOptions = {}): SoftLabelsView {
  checkRecord('softLabels', record);
  checkOptions('softLabels', options, ['data', 'real']);
  const view = computeSoftLabelsView(record);
  if (!view) {
    const why = record.models.teacher ? 'train on with a teacher until the first evaluation' : 'give distill() a teacher';
    throw new RangeError(`softLabels: expected a record with soft labels, got one without (status "${record.status}"); ${why}`);
  }
  const data = options.data && matchRowsToRecord(view, options.data);
  checkSamplePermission('softLabels', options.real, data);
  return makeDisplayable(
    data ? { ...view, ...registerSamplesIfPermitted({ data, labels: data.y, models: [] }, options.real) } : view
  );
}
