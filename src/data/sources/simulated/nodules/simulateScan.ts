import type { Random } from '../../../../stats/createRandom';
import { sampleNormal } from '../../../../stats/sampleDistributions';
import type { Scan } from './sampleScanSettings';
import { side } from './vectorArithmetic';

const plane = side * side;

/**
 * What a scanner makes of the tissue, in HU: the point spread of its kernel in each slice, the mean over the thickness of the slice, noise that
 * the kernel correlates, and slices at distances of 1 mm again by linear interpolation.
 */
export function simulateScan(hu: Float32Array, { thickness, noise, blur, sharpening }: Scan, next: Random): Float32Array {
  const seen = blurred(hu, kernel(blur, sharpening));
  const first = -thickness * next();
  const count = Math.ceil((side - 1 - first) / thickness) + 1;
  const slices = Array.from({ length: count }, (_, i) => {
    const slice = meanSlice(seen, first + i * thickness, thickness);
    addNoise(slice, noise, sharpening > 0 ? 0.2 : 0.5, next);
    return slice;
  });
  const out = new Float32Array(hu.length);
  for (let z = 0; z < side; z++) {
    const at = (z - first) / thickness;
    const below = Math.min(count - 2, Math.floor(at));
    const part = at - below;
    const [a, b] = [slices[below], slices[below + 1]];
    for (let i = 0; i < plane; i++) out[z * plane + i] = a[i] + part * (b[i] - a[i]);
  }
  return out;
}

/** Seven weights that add up to 1: a Gaussian, less a wider one where edges are sharpened. */
function kernel(blur: number, sharpening: number): Float64Array {
  const gauss = (width: number) => {
    const weights = Float64Array.from({ length: 7 }, (_, i) => Math.exp(-((i - 3) ** 2) / (2 * width * width)));
    const sum = weights.reduce((a, b) => a + b);
    return weights.map((weight) => weight / sum);
  };
  const [narrow, wide] = [gauss(blur), gauss(2 * blur)];
  return narrow.map((weight, i) => (1 + sharpening) * weight - sharpening * wide[i]);
}

function blurred(hu: Float32Array, weights: Float64Array): Float32Array {
  return convolve(convolve(hu, weights, 1), weights, side);
}

/** Along the axis whose neighbours are `stride` apart, x or y; the border repeats outside. */
function convolve(values: Float32Array, weights: Float64Array, stride: number): Float32Array {
  const out = new Float32Array(values.length);
  const half = (weights.length - 1) / 2;
  for (let voxel = 0; voxel < values.length; voxel++) {
    const at = Math.floor(voxel / stride) % side;
    let sum = 0;
    for (let i = -half; i <= half; i++) {
      const to = Math.min(side - 1, Math.max(0, at + i));
      sum += weights[i + half] * values[voxel + (to - at) * stride];
    }
    out[voxel] = sum;
  }
  return out;
}

/** The mean over the slices of 1 mm that a thick one overlaps, each as much as it does. */
function meanSlice(values: Float32Array, middle: number, thickness: number): Float32Array {
  const slice = new Float32Array(plane);
  const [from, to] = [middle - thickness / 2, middle + thickness / 2];
  for (let z = Math.round(from); z <= Math.round(to); z++) {
    const overlap = Math.min(to, z + 0.5) - Math.max(from, z - 0.5);
    if (overlap <= 0) continue;
    const start = Math.min(side - 1, Math.max(0, z)) * plane;
    for (let i = 0; i < plane; i++) slice[i] += (overlap / thickness) * values[start + i];
  }
  return slice;
}

/** Adds normal noise whose neighbours in a slice are correlated: each value is mixed with those before it, left and above. */
function addNoise(slice: Float32Array, noise: number, memory: number, next: Random): void {
  const deviate = sampleNormal(next);
  const fresh = Math.sqrt(1 - memory * memory);
  const rows = new Float32Array(plane);
  for (let i = 0; i < plane; i++) rows[i] = i % side === 0 ? deviate() : memory * rows[i - 1] + fresh * deviate();
  for (let i = 0; i < plane; i++) {
    if (i >= side) rows[i] = memory * rows[i - side] + fresh * rows[i];
    slice[i] += noise * rows[i];
  }
}
