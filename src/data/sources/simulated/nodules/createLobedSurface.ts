import type { Random } from '../../../../stats/createRandom';
import { sampleNormal } from '../../../../stats/sampleDistributions';
import type { Vector } from './Nodule';
import { direction, dot } from './vectorArithmetic';

/**
 * A lobed surface: its distance from the centre in a direction, as a multiple of the radius. 1 plus random zonal harmonics of degree 2 to 5
 * about random axes, which together are random spherical harmonics; their standard deviation over the sphere is `lobulation`.
 */
export function createLobedSurface(lobulation: number, next: Random): (towards: Vector) => number {
  const deviate = sampleNormal(next);
  const waves = [2, 3, 3, 4, 4, 5].map((degree) => ({
    degree,
    axis: direction(next),
    height: deviate() * Math.sqrt(2 * degree + 1)
  }));
  // The mean square of a Legendre polynomial of degree l over the sphere is 1 / (2 l + 1).
  const norm = Math.sqrt(waves.reduce((sum, { degree, height }) => sum + height ** 2 / (2 * degree + 1), 0)) || 1;
  return (towards) => {
    let sum = 0;
    for (const { degree, axis, height } of waves) sum += height * legendre(degree, dot(axis, towards));
    return Math.min(1.7, Math.max(0.5, 1 + (lobulation * sum) / norm));
  };
}

function legendre(degree: number, t: number): number {
  let [before, value] = [1, t];
  for (let l = 2; l <= degree; l++) [before, value] = [value, ((2 * l - 1) * t * value - (l - 1) * before) / l];
  return value;
}
