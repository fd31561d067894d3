import { thinHistory } from '../../record/thinHistory';
import type { RunRecord } from '../../record/RunRecord';

/** Characters of JSON: a notebook with a sweep has to stay small. */
const most = 1_000_000;
const pointsOfLight = 60;

/**
 * The records that a sweep's output carries. They are whole if together they take no more than 1 MB; else without soft labels and alignment
 * and with thinner curves; if that is still too much, as many of them as fit.
 */
export function selectRecordsForSweepOutput(records: readonly RunRecord[]): RunRecord[] {
  if (records.reduce((sum, record) => sum + sizeOf(record), 0) <= most) return [...records];
  const carried: RunRecord[] = [];
  let size = 0;
  for (const record of records) {
    const light = lightened(record);
    size += sizeOf(light);
    if (size > most) break;
    carried.push(light);
  }
  return carried;
}

function lightened({ softLabels: _, alignment: __, ...record }: RunRecord): RunRecord {
  const { history, baselineHistory } = record;
  const thinned = (own: RunRecord['history']) => (own.step.length > pointsOfLight ? thinHistory(own, pointsOfLight) : own);
  return { ...record, history: thinned(history), ...(baselineHistory && { baselineHistory: thinned(baselineHistory) }) };
}

function sizeOf(record: RunRecord): number {
  return JSON.stringify(record).length;
}
