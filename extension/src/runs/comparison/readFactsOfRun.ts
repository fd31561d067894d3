import { readSettingsAndScoresOfView } from '../model/readSettingsAndScoresOfView';
import { readFactsOfRecord } from '../../../../src/views/facts/readFactsOfRecord';
import type { RunItem } from '../model/RunItem';
import type { RunView } from '../../../../src/views/View';
import type { OverlaidRun } from './OverlaidRun';

/** What a run was set to and what came out of it: from its record, or from its view where no record is left. */
export async function readFactsOfRun(
  item: RunItem | undefined,
  view: RunView
): Promise<Pick<OverlaidRun, 'facts' | 'isRecorded'>> {
  const shown = { facts: readSettingsAndScoresOfView(view), isRecorded: false };
  const record = await item?.record();
  try {
    return record ? { facts: readFactsOfRecord(record), isRecorded: true } : shown;
  } catch {
    return shown;
  }
}
