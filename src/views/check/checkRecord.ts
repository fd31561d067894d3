import { checkPlainData } from '../../checks/checkPlainData';
import { showValue } from '../../checks/showValue';
import type { RunRecord } from '../../record/RunRecord';
import { runRecordCheck } from './runRecordCheck';

/**
 * Checks early that a value is a run record, before some function deep inside reads a field of undefined.
 *
 * @throws TypeError that says what it is instead, or names the first place that does not fit.
 */
export function checkRecord(subject: string, record: RunRecord): void {
  const given: unknown = record;
  checkPlainData(subject, 'a run record', given, 'pass what distill() gave back');
  if (typeof given === 'object' && given !== null) {
    const { schema, record: inner } = given as { schema?: unknown; record?: unknown };
    if (schema === 'stillroom.run/1') {
      const problem = runRecordCheck(given, '')?.replace(/^\./, '');
      if (problem === undefined) return;
      throw new TypeError(
        `${subject}: expected a run record, got one that does not fit (${problem}); pass what distill() gave back`
      );
    }
    if (typeof inner === 'object' && inner !== null) {
      throw new TypeError(`${subject}: expected a run record, got an object that has one; pass its record`);
    }
    if (typeof schema === 'string') {
      throw new TypeError(
        `${subject}: expected a run record of schema "stillroom.run/1", got ${showValue(schema)}; read it with the version that wrote it`
      );
    }
    throw new TypeError(`${subject}: expected a run record, got an object without a schema; pass what distill() gave back`);
  }
  throw new TypeError(`${subject}: expected a run record, got ${showValue(given)}; pass what distill() gave back`);
}
