import { showValue } from '../../checks/showValue';

/** @throws TypeError or RangeError unless it is a number; both infinities are valid thresholds: they select every row, or none. */
export function checkThreshold(subject: string, threshold: unknown): number {
  if (typeof threshold === 'number' && !Number.isNaN(threshold)) return threshold;
  const Trouble = typeof threshold === 'number' ? RangeError : TypeError;
  throw new Trouble(
    `${subject}: expected threshold to be a number of logits, got ${showValue(threshold)}; choose it with bestThreshold on validation rows`
  );
}
