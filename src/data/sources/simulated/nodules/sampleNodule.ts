import type { Random } from '../../../../stats/createRandom';
import { sampleNormal } from '../../../../stats/sampleDistributions';
import type { Nodule } from './Nodule';

/**
 * A nodule of a screened population: diameters log-normal with median 10 mm, drawn again outside 4 to 30 mm; one in three long or flat; spicules and lobes more often
 * on large ones; one in four not solid; calcified, mostly in a benign pattern, more often when small and solid.
 */
export function sampleNodule(next: Random): Nodule {
  const deviate = sampleNormal(next);
  let diameter;
  do diameter = 10 * Math.exp(0.45 * deviate());
  while (diameter < 4 || diameter > 30);
  const large = Math.min(1, (diameter - 4) / 16);

  const kind = next();
  const density = kind < 0.75 ? 'solid' : kind < 0.87 ? 'part-solid' : 'ground glass';
  const spicules = next() < 0.12 + 0.5 * large ? 6 + Math.floor(17 * next()) : 0;
  const lobed = next() < 0.35 + 0.3 * large;
  const calcified = density === 'solid' && next() < 0.18 - 0.1 * large;
  return {
    diameter,
    elongation: next() < 0.35 ? 1.6 + next() : 1.05 + 0.25 * next(),
    lobulation: lobed ? 0.08 + 0.12 * next() : 0.02 + 0.02 * next(),
    spicules,
    spiculeLength: spicules > 0 ? 3 + 3 * next() + large : 0,
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
