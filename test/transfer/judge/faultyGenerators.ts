import type { Dataset } from '../../../src/data/Dataset';
import { createRandom, shuffle } from '../../../src/stats/createRandom';
import { takeRows } from '../../../src/data/takeRows';

/** Generators gone wrong, and two that have not: each makes rows of fresh real ones. */
export const generators = {
  fresh: (fresh: Dataset) => fresh,
  degraded: (fresh: Dataset, real: Dataset, seed: number) => moved(fresh, real, 0.15, seed),
  /** One class, whatever was asked for. */
  oneClass(fresh: Dataset) {
    const rows = Array.from(fresh.y.keys()).filter((row) => fresh.y[row] === 0);
    return {
      ...takeRows(
        fresh,
        Array.from(fresh.y, (_, i) => rows[i % rows.length])
      ),
      y: fresh.y
    };
  },
  noise(fresh: Dataset, real: Dataset, seed: number) {
    const next = createRandom(seed);
    const width = fresh.x.length / fresh.y.length;
    const [low, high] = [new Float32Array(width).fill(Infinity), new Float32Array(width).fill(-Infinity)];
    real.x.forEach((value, at) => {
      low[at % width] = Math.min(low[at % width], value);
      high[at % width] = Math.max(high[at % width], value);
    });
    return { ...fresh, x: fresh.x.map((_, at) => low[at % width] + next() * (high[at % width] - low[at % width])) };
  },
  constant(fresh: Dataset, real: Dataset) {
    const width = fresh.x.length / fresh.y.length;
    const mean = new Float64Array(width);
    real.x.forEach((value, at) => (mean[at % width] += value / real.y.length));
    return { ...fresh, x: fresh.x.map((_, at) => mean[at % width]) };
  },
  copied: (fresh: Dataset, real: Dataset) =>
    takeRows(
      real,
      Array.from(fresh.y, (_, i) => i % real.y.length)
    ),
  shuffled: (fresh: Dataset, _: Dataset, seed: number) => ({ ...fresh, y: shuffle(fresh.y.slice(), createRandom(seed)) }),
  /** One row a class, again and again, nearly the same. */
  collapsed(fresh: Dataset, real: Dataset, seed: number) {
    const one = Array.from(fresh.y, (label) => fresh.y.indexOf(label));
    return moved(takeRows(fresh, one), real, 0.02, seed);
  }
};

/** Normal noise of a share of each column's deviation, on numbers that have one. */
export function moved(data: Dataset, like: Dataset, share: number, seed: number): Dataset {
  const next = createRandom(seed);
  const width = data.x.length / data.y.length;
  const deviations = Array.from({ length: data.features ? width : 1 }, (_, i) => {
    const values = data.features ? like.x.filter((_, at) => at % width === i) : like.x;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  });
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return { ...data, x: data.x.map((value, at) => value + share * deviations[at % deviations.length] * normal()) };
}
