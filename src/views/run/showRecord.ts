import type { RunRecord } from '../../record/RunRecord';
import { viewToMimeBundle } from '../bundle/viewToMimeBundle';
import { checkRecord } from '../check/checkRecord';
import { computeRunView } from './computeRunView';
import { withDisplay } from '../bundle/withDisplay';

/**
 * The same record, which now shows itself as a cell's last value: loss curves, soft labels, scores. Its JSON does not change.
 *
 * @throws TypeError if it is not a run record.
 */
export function showRecord(record: RunRecord): RunRecord {
  checkRecord('showRecord', record);
  return withDisplay(record, () => viewToMimeBundle(computeRunView(record), { static: true, records: [record] }));
}
