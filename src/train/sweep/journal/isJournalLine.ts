import type { RunRecord } from '../../../record/RunRecord';
import { checkRecord } from '../../../views/check/checkRecord';
import type { JournalLine } from './createJournal';

/** Whether a line is one of ours: whoever can write a checksum can still write nonsense. */
export function isJournalLine(line: unknown): line is JournalLine {
  const { type, trial, ...rest } = (line ?? {}) as { [name: string]: unknown };
  if (!isCount(trial)) return false;
  if (type === 'begun') return true;
  if (type === 'score')
    return isCount(rest.epoch) && (typeof rest.score === 'number' || rest.score === null) && isTextOr(rest.stopped, null);
  return (
    type === 'ended' &&
    ['done', 'stopped', 'failed'].includes(rest.status as string) &&
    isCount(rest.attempts) &&
    isTextOr(rest.error, undefined) &&
    (rest.record === null || isRecord(rest.record))
  );
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isTextOr(value: unknown, other: null | undefined): boolean {
  return typeof value === 'string' || value === other;
}

function isRecord(value: unknown): boolean {
  try {
    checkRecord('sweep', value as RunRecord);
    return true;
  } catch {
    return false;
  }
}
