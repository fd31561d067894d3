import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import type { Rollback } from '../options/Rollback';

/** @throws TypeError or RangeError for anything but true, false or how. */
export function checkRollback(subject: string, given: boolean | Rollback | undefined): Required<Rollback> | undefined {
  if (given === undefined || given === false) return undefined;
  const of = `${subject}: rollback`;
  const wanted = given === true ? {} : given;
  checkOptions(of, wanted, ['factor', 'above']);
  return {
    factor: checkNumber(of, 'factor', wanted.factor ?? 0.1, { above: 0, atMost: 1 }),
    above: checkNumber(of, 'above', wanted.above ?? 10, { above: 1 })
  };
}
