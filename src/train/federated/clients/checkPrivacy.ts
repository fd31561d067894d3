import { checkNumber } from '../../../checks/checkNumber';
import { hasSafelyReadableMembers } from '../../../checks/hasSafelyReadableMembers';
import { showValue } from '../../../checks/showValue';
import type { PrivacySpent } from '../../../record/Federation';

/** @throws TypeError or RangeError unless it is nothing, or says what was spent. */
export function checkPrivacy(subject: string, client: string, report: unknown): PrivacySpent | undefined {
  if (report === undefined) return undefined;
  const fix = 'return {epsilon, delta, accountant} from learn, or nothing';
  if (!hasSafelyReadableMembers(report, ['epsilon', 'delta', 'accountant']))
    throw new TypeError(`${subject}: expected learn to say what privacy it has spent, got ${showValue(report)}; ${fix}`);
  const { epsilon, delta, accountant } = report;
  if (accountant !== undefined && (typeof accountant !== 'string' || accountant.length > 100))
    throw new TypeError(`${subject}: expected accountant to be a short text, got ${showValue(accountant)}; ${fix}`);
  return {
    client,
    ...(epsilon !== undefined && { epsilon: checkNumber(subject, 'epsilon', epsilon, { atLeast: 0 }) }),
    ...(delta !== undefined && { delta: checkNumber(subject, 'delta', delta, { atLeast: 0, atMost: 1 }) }),
    ...(accountant !== undefined && { accountant })
  };
}
