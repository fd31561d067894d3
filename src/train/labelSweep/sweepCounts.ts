import { checkNumber } from '../../checks/checkNumber';
import { show } from '../../checks/show';

/**
 * Numbers of labels, rising and each once: whole numbers as they are; shares of the pool, where one of them lies between 0 and 1, rounded.
 *
 * @throws TypeError or RangeError for no list, and numbers that the pool has not.
 */
export function sweepCounts(subject: string, labels: unknown, pool: number): number[] {
  if (!Array.isArray(labels) || !labels.length)
    throw new TypeError(
      `${subject}: expected labels to be a list of how many to try, got ${show(labels)}; give [0, 10, 100] or shares like [0, 0.01, 0.1]`
    );
  const areShares = labels.some((count) => count > 0 && count < 1);
  labels.forEach((count, i) =>
    checkNumber(subject, `labels[${i}]`, count, { atLeast: 0, atMost: areShares ? 1 : pool, integer: !areShares })
  );
  const counts = areShares ? labels.map((share) => Math.round(share * pool)) : labels;
  const rising = [...new Set(counts as number[])].sort((a, b) => a - b);
  if (rising.at(-1) === 0)
    throw new RangeError(`${subject}: expected labels to try beside 0, got ${show(labels)}; a curve of labels alone needs some`);
  return rising;
}
