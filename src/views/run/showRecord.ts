import type { RunRecord } from '../../record/RunRecord';
import { bundle } from '../bundle/bundle';
import { checkRecord } from '../check/checkRecord';
import { computeRun } from './computeRun';
import { withDisplay } from '../bundle/withDisplay';

/**
 * The same record, which now shows itself as a cell's last value: loss curves, soft labels, scores. Its JSON does not change.
 *
 * @throws TypeError if it is not a run record.
 */
export function showRecord(record: RunRecord): RunRecord {
  checkRecord('showRecord', record);
  return withDisplay(record, () => bundle(computeRun(record), { static: true, records: [record] }));
}
