import { checkNumber } from '../../checks/checkNumber';

/**
 * Blocks in each of the three stages of a residual network with 6 n + rest layers that have weights.
 *
 * @param usual depths that papers have, for the error.
 * @throws TypeError or RangeError for a depth that is no such number, or that is above 1202, the deepest of the papers.
 */
export function computeBlocksOfDepth(subject: string, depth: unknown, rest: number, usual: string): number {
  const layers = checkNumber(subject, 'depth', depth, { integer: true, atLeast: 6 + rest, atMost: 1202 });
  if ((layers - rest) % 6)
    throw new RangeError(`${subject}: expected depth to be 6 n + ${rest}, got ${layers}; give one of ${usual}`);
  return (layers - rest) / 6;
}
