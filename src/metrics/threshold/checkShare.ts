import { checkNumber } from '../../checks/checkNumber';

/** A share of rows that an operating point is to have; left out, 0.9. */
export function checkShare(subject: string, name: string, share: unknown = 0.9): number {
  return checkNumber(subject, name, share, { atLeast: 0, atMost: 1 });
}
