import { checkNumber } from '../../checks/checkNumber';

/** The share of rows required at an operating point; default 0.9. */
export function checkRequiredRate(subject: string, name: string, share: unknown = 0.9): number {
  return checkNumber(subject, name, share, { atLeast: 0, atMost: 1 });
}
