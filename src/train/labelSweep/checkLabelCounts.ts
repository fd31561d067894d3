import { checkNumber } from '../../checks/checkNumber';
import { showValue } from '../../checks/showValue';

/**
 * Numbers of labels, in rising order, each once. Whole numbers stay as they are. If any of them lies between 0 and 1, all are shares of the
 * pool and are rounded.
 *
 * @throws TypeError or RangeError if it is not a list, or for numbers that are larger than the pool.
 */
export function checkLabelCounts(subject: string, labels: unknown, pool: number): number[] {
  if (!Array.isArray(labels) || !labels.length)
    throw new TypeError(
      `${subject}: expected labels to be a list of how many to try, got ${showValue(labels)}; give [0, 10, 100] or shares like [0, 0.01, 0.1]`
    );
  const areShares = labels.some((count) => typeof count === 'number' && count > 0 && count < 1);
  labels.forEach((count, i) =>
    checkNumber(subject, `labels[${i}]`, count, { atLeast: 0, atMost: areShares ? 1 : pool, integer: !areShares })
  );
  const counts = areShares ? labels.map((share) => Math.round(share * pool)) : labels;
  const rising = [...new Set(counts as number[])].sort((a, b) => a - b);
  if (rising.at(-1) === 0)
    throw new RangeError(
      `${subject}: expected labels to try beside 0, got ${showValue(labels)}; a curve of labels alone needs some`
    );
  return rising;
}
