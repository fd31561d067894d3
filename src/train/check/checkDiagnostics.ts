import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import type { RunDiagnostics } from '../options/RunDiagnostics';

/** @throws TypeError or RangeError for anything but true, false or how often. */
export function checkDiagnostics(
  subject: string,
  given: boolean | RunDiagnostics | undefined
): Required<RunDiagnostics> | undefined {
  if (given === undefined || given === false) return undefined;
  const of = `${subject}: diagnostics`;
  const wanted = given === true ? {} : given;
  checkOptions(of, wanted, ['every']);
  return { every: checkNumber(of, 'every', wanted.every ?? 1, { integer: true, atLeast: 1 }) };
}
