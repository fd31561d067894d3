import { computeNormalTail } from './computeNormalTail';

/** The z that leaves `tail` of a standard normal distribution above it, 0 < tail < 1: 1.96 for 0.025. By bisection, which cannot miss. */
export function computeNormalQuantile(tail: number): number {
  let [low, high] = [-40, 40];
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (computeNormalTail(middle) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
