/**
 * P-values corrected for being several, in the given order: the smallest times m, the next times m - 1, and so on, each at least the one before
 * and at most 1. Calling those at most alpha significant makes one mistake or more with probability alpha at most, however the tests
 * depend on each other. NaN is no test and stays NaN.
 *
 * Holm 1979, "A Simple Sequentially Rejective Multiple Test Procedure".
 */
export function correctByHolm(values: readonly number[]): number[] {
  const tests = values.flatMap((p, i) => (Number.isNaN(p) ? [] : [i])).sort((a, b) => values[a] - values[b]);
  const adjusted = values.map(() => NaN);
  let largest = 0;
  tests.forEach((at, rank) => {
    largest = Math.max(largest, Math.min(1, (tests.length - rank) * values[at]));
    adjusted[at] = largest;
  });
  return adjusted;
}
