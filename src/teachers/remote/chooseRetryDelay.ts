/**
 * Milliseconds before a row is asked again: what the server asks for, else first, 2 first, 4 first, ..., less up to a half, so that not all come back at once; in no case more than `most`.
 *
 * @param failures in a row, from 1.
 * @param draw from [0, 1).
 */
export function chooseRetryDelay({
  failures,
  first,
  most,
  retryAfter,
  draw
}: {
  failures: number;
  first: number;
  most: number;
  retryAfter?: number;
  draw: number;
}): number {
  const seconds = retryAfter ?? first * 2 ** (failures - 1) * (1 - draw / 2);
  return 1000 * Math.min(most, seconds);
}
