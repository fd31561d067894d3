import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import type { RunRecord } from '../../record/RunRecord';
import { checkRecord } from '../../views/check/checkRecord';
import type { BaselineOptions } from '../options/BaselineOptions';

/** A run's baseline: none, one that is trained, or one that another record lends. */
export type CheckedBaseline = { as: 'none' } | { as: 'own'; labelSmoothing: number } | { as: 'lent'; record: RunRecord };

/** @throws TypeError or RangeError for anything but true, false, how it is trained, or a record. */
export function checkBaseline(subject: string, given: boolean | RunRecord | BaselineOptions = true): CheckedBaseline {
  if (given === false) return { as: 'none' };
  if (given === true) return { as: 'own', labelSmoothing: 0 };
  const of = `${subject}: baseline`;
  if (isRecordThatLends(given)) {
    checkRecord(of, given);
    return { as: 'lent', record: given };
  }
  checkOptions(of, given, ['labelSmoothing']);
  return { as: 'own', labelSmoothing: checkNumber(of, 'labelSmoothing', given.labelSmoothing ?? 0, { atLeast: 0, atMost: 1 }) };
}

/** Whatever has not the form of options is taken for a record, which is looked at later. */
export function isRecordThatLends(given: unknown): given is RunRecord {
  const ofRecords = ['schema', 'history', 'record', 'scores'];
  const isOptions = hasSafelyReadableMembers(given, ofRecords) && ofRecords.every((name) => given[name] === undefined);
  return typeof given !== 'boolean' && given !== undefined && !isOptions;
}
