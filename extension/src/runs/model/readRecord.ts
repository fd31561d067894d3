import type { RunRecord } from '../../../../src/record/RunRecord';
import { readFactsOfRecord } from '../../../../src/views/facts/readFactsOfRecord';
import type { RunFacts } from '../../../../src/views/facts/RunFacts';
import type { RunView } from '../../../../src/views/View';
import { computeViewOfRecord } from './computeViewOfRecord';

export interface ReadRecord {
  record: RunRecord;
  view: RunView;
  facts: RunFacts;
}

/** @throws Error that says why something is no run record. */
export function readRecord(json: unknown): ReadRecord {
  const view = computeViewOfRecord(json);
  const record = json as RunRecord;
  try {
    return { record, view, facts: readFactsOfRecord(record) };
  } catch {
    throw new Error('it is a run record that lacks something');
  }
}
