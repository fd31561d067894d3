import type { Dataset, Feature } from '../../data/Dataset';
import { createRandom } from '../../stats/createRandom';
import type { PointBlocks } from './PointBlocks';

/** Rows of a dataset as points of a space in which distances are meaningful. */
export interface Scaled {
  columns: number;
  of(data: Dataset): PointBlocks;
}

/** A category with more values than this is encoded by this many random signs instead of one number per value. */
const codeLength = 64;
/** Makes two different categories one standard deviation apart. */
const half = Math.SQRT1_2;

/**
 * Rows on a common scale, learnt from the real ones. With `features` each number is (x - mean) / deviation of its column, a missing one is
 * 0 plus an extra number that marks it; a category is one number for each value, one for missing, so that different ones are at the
 * distance 1.
 * Rows without `features`, images for one, have one mean and one deviation for all of their numbers. Constant columns are only shifted.
 */
export function scaleColumns(real: Dataset): Scaled {
  const width = real.x.length / real.y.length;
  const { features } = real;
  if (!features) {
    const { mean, deviation } = spread(real.x, 0, 1);
    const scale = (value: number) => (value - mean) / deviation;
    const of = ({ x, y }: Dataset) => ({
      rows: y.length,
      columns: width,
      block: (from: number, to: number) => x.subarray(from * width, to * width).map(scale)
    });
    return { columns: width, of };
  }
  const encoders = features.map((feature, i) => encoderOf(feature, real, i));
  const columns = encoders.reduce((sum, { size }) => sum + size, 0);
  const of = ({ x, y }: Dataset): PointBlocks => ({
    rows: y.length,
    columns,
    block(from, to) {
      const out = new Float32Array((to - from) * columns);
      for (let row = from, at = 0; row < to; row++)
        for (let i = 0; i < width; i++) {
          encoders[i].put(x[row * width + i], out, at);
          at += encoders[i].size;
        }
      return out;
    }
  });
  return { columns, of };
}

interface Encoder {
  size: number;
  put(value: number, out: Float32Array, at: number): void;
}

function encoderOf(feature: Feature, { x, shape: [width] }: Dataset, column: number): Encoder {
  if (feature.kind === 'category') return categoryEncoder(feature.categories.length);
  const { mean, deviation, missing } = spread(x, column, width);
  return {
    size: missing ? 2 : 1,
    put(value, out, at) {
      if (!Number.isNaN(value)) out[at] = (value - mean) / deviation;
      else if (missing) out[at + 1] = 1;
    }
  };
}

/** A missing or unknown category is a value like any other. */
function categoryEncoder(categories: number): Encoder {
  const placeOf = (value: number) => (value >= 0 && value < categories ? Math.trunc(value) : categories);
  if (categories < codeLength) return { size: categories + 1, put: (value, out, at) => void (out[at + placeOf(value)] = half) };
  const next = createRandom(categories);
  const signs = Float32Array.from(
    { length: (categories + 1) * codeLength },
    () => (next() < 0.5 ? -1 : 1) / Math.sqrt(2 * codeLength)
  );
  return {
    size: codeLength,
    put: (value, out, at) => out.set(signs.subarray(placeOf(value) * codeLength, (placeOf(value) + 1) * codeLength), at)
  };
}

function spread(x: Float32Array, from: number, step: number): { mean: number; deviation: number; missing: boolean } {
  let [sum, squares, count, missing] = [0, 0, 0, false];
  for (let i = from; i < x.length; i += step)
    if (Number.isNaN(x[i])) missing = true;
    else [sum, count] = [sum + x[i], count + 1];
  const mean = count ? sum / count : 0;
  for (let i = from; i < x.length; i += step) if (!Number.isNaN(x[i])) squares += (x[i] - mean) ** 2;
  const deviation = Math.sqrt(squares / Math.max(1, count));
  // The rounding error of a mean does not count as spread.
  return { mean, deviation: deviation > 1e-7 * Math.abs(mean) ? deviation : 1, missing };
}
