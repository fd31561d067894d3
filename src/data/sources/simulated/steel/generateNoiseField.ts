import { createRandom, type Random } from '../../../../stats/createRandom';
import type { PixelGrid } from './PixelGrid';

/** Smooth interpolation between independent numbers has 26/35 of their variance along one axis on average. */
const scale = 35 / 26;

/**
 * Smooth noise of mean 0 and variance 1 on the steel: random numbers (the sum of two uniform ones) on a lattice of these spacings (mm, along and across the rolling direction, or that
 * direction turned by `turn` radians) with cubic interpolation (Perlin's value noise). What is finer than a pixel is averaged away in it, so that
 * more pixels show the same steel in more detail. A value for each pixel.
 */
export function generateNoiseField(field: PixelGrid, along: number, across: number, next: Random, turn = 0): Float32Array {
  const { height, width, pitch } = field;
  const noise = new Float32Array(height * width);
  // It has its own random sequence: small pictures leave out what is too fine, and that must not change what is drawn afterwards.
  const own = createRandom(Math.floor(2 ** 32 * next()));
  const reach = pitch * 0.5 * Math.hypot(height, width);
  const columns = Math.ceil((2 * reach) / along) + 2;
  const lattice = new Float32Array(columns * (Math.ceil((2 * reach) / across) + 2));
  const visible = Math.sqrt(6) * scale * Math.exp(-0.35 * (pitch / Math.min(along, across)) ** 2);
  if (visible < 0.37) return noise;
  for (let i = 0; i < lattice.length; i++) lattice[i] = visible * (own() + own() - 1);

  const cos = field.cos * Math.cos(turn) - field.sin * Math.sin(turn);
  const sin = field.sin * Math.cos(turn) + field.cos * Math.sin(turn);
  const [stepU, stepV] = [(pitch * cos) / along, (-pitch * sin) / across];
  const left = (-pitch * (width - 1)) / 2;
  let pixel = 0;
  for (let y = 0; y < height; y++) {
    const up = pitch * ((height - 1) / 2 - y);
    let u = (left * cos + up * sin + reach) / along;
    let v = (up * cos - left * sin + reach) / across;
    for (let x = 0; x < width; x++) {
      const column = u | 0;
      const row = v | 0;
      const s = u - column;
      const t = v - row;
      const partU = s * s * (3 - 2 * s);
      const corner = row * columns + column;
      const near = lattice[corner] + partU * (lattice[corner + 1] - lattice[corner]);
      const below = corner + columns;
      const far = lattice[below] + partU * (lattice[below + 1] - lattice[below]);
      noise[pixel++] = near + t * t * (3 - 2 * t) * (far - near);
      u += stepU;
      v += stepV;
    }
  }
  return noise;
}
