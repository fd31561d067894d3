import type { Random } from '../../data/random';
import { normal } from '../draws';
import type { Nodule } from './Nodule';

/**
 * A nodule of a screened population: diameters log-normal with median 9 mm, drawn again outside 4 to 30 mm; spicules and lobes more often
 * on large ones; one in four not solid; calcified, mostly in a benign pattern, more often when small and solid.
 */
export function drawNodule(next: Random): Nodule {
  const deviate = normal(next);
  let diameter;
  do diameter = 9 * Math.exp(0.5 * deviate());
  while (diameter < 4 || diameter > 30);
  const large = Math.min(1, (diameter - 4) / 16);

  const kind = next();
  const density = kind < 0.75 ? 'solid' : kind < 0.87 ? 'part-solid' : 'ground glass';
  const spicules = next() < 0.12 + 0.5 * large ? 3 + Math.floor(20 * next() ** 1.5) : 0;
  const lobed = next() < 0.35 + 0.3 * large;
  const calcified = density === 'solid' && next() < 0.18 - 0.1 * large;
  return {
    diameter,
    elongation: 1.05 + 0.6 * next() ** 2,
    lobulation: lobed ? 0.06 + 0.14 * next() : 0.02 + 0.02 * next(),
    spicules,
    spiculeLength: spicules > 0 ? 2 + 3 * next() + 1.5 * large : 0,
    density,
    calcification: calcified ? pattern(next()) : 'none'
  };
}

function pattern(u: number): Nodule['calcification'] {
  if (u < 0.3) return 'diffuse';
  if (u < 0.5) return 'central';
  if (u < 0.65) return 'laminated';
  return u < 0.8 ? 'popcorn' : 'eccentric';
}
