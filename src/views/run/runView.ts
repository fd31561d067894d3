import type { RunRecord } from '../../record/RunRecord';
import type { RunView } from '../types/RunView';
import { checkRecord } from '../check/checkRecord';
import { makeDisplayable } from '../bundle/makeDisplayable';
import { computeRunView } from './computeRunView';

/**
 * Shows a whole run: its loss curves, soft labels, scores, findings and set-up. As a cell's last value it shows itself. It also works for a
 * run that has just begun, and for one that failed.
 *
 * @throws TypeError if `record` is not a run record.
 * @example
 * ```ts
 * kd.runView(record).progress; // 0 to 1
 * ```
 */
export function runView(record: RunRecord): RunView {
  checkRecord('runView', record);
  return makeDisplayable(computeRunView(record));
}
