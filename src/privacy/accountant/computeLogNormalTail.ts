import { computeNormalTail } from '../../stats/computeNormalTail';

/** log Q(z), also where Q(z) itself is too small for a number: from there on Lentz's continued fraction in logarithms. */
export function computeLogNormalTail(z: number): number {
  if (z < 5) return Math.log(computeNormalTail(z));
  let fraction = z;
  for (let k = 60; k > 0; k--) fraction = z + k / fraction;
  return (-z * z) / 2 - Math.log(2 * Math.PI) / 2 - Math.log(fraction);
}
