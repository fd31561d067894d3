import type { RunRecord } from '../../record/RunRecord';
import type { SoftLabelsView } from './View';
import { checkRecord } from '../check/checkRecord';
import { displayable } from '../bundle/displayable';
import { computeSoftLabels } from './computeSoftLabels';

/**
 * Shows what the teacher says beyond the label: logits of teacher and student for some rows, and the teacher's mean entropy, mean
 * probability by rank and mean probability class by class at several temperatures. As a cell's last value it shows itself; in JupyterLab a
 * slider changes the temperature.
 *
 * @throws TypeError if `record` is not a run record, RangeError if it has no soft labels.
 * @example
 * ```ts
 * kd.softLabels(record).summary.meanEntropy; // one number a temperature, nats
 * ```
 */
export function softLabels(record: RunRecord): SoftLabelsView {
  checkRecord('softLabels', record);
  const view = computeSoftLabels(record);
  if (!view) {
    const why = record.models.teacher ? 'train on with a teacher until the first evaluation' : 'give distill() a teacher';
    throw new RangeError(`softLabels: expected a record with soft labels, got one without (status "${record.status}"); ${why}`);
  }
  return displayable(view);
}
