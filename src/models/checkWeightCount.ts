/** 512 MiB of float32; training needs several times as much. */
const mostWeights = 2 ** 27;

/**
 * Refuses a network that no memory holds before any of it is built: what a failed build has made cannot be found again.
 *
 * @param parts numbers of weights, of the larger parts.
 * @param advice the options to change, in words that follow "got …;".
 * @throws RangeError for more than 2 ** 27 weights.
 */
export function checkWeightCount(subject: string, parts: readonly number[], advice: string): void {
  const count = parts.reduce((sum, part) => sum + part, 0);
  if (count <= mostWeights) return;
  throw new RangeError(`${subject}: expected at most ${mostWeights} weights, got ${Number(count.toPrecision(3))}; ${advice}`);
}
