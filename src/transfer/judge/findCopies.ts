import type { Dataset } from '../../data/Dataset';
import { createRandom, shuffle } from '../../stats/createRandom';
import { takeRows } from '../../data/takeRows';
import type { Copies } from '../../record/SyntheticReport';
import { findNearestNeighbors } from './findNearestNeighbors';
import { quantile } from '../../stats/quantile';
import { scaleColumns } from './scaleColumns';

/** The nearest real row of each synthetic row. */
export interface FoundCopies {
  /** 1 for a copy. */
  isCopy: Uint8Array;
  /** Distance to the nearest real row, and its number. */
  distances: Float64Array;
  nearest: Int32Array;
  threshold: number;
  /** For up to 2,000 real rows: the distance to the nearest other one. */
  own: Float64Array;
}

const ownAtMost = 2000;
/** Single precision finds the nearest candidates, double precision the nearest among them and its distance. */
const candidates = 3;
/** How many times nearer a copy is than real rows are to each other. */
const nearness = 3;

/** Compares every synthetic row with every real one; see `copiedRows` for what a copy is. */
export async function findCopies(
  synthetic: Dataset,
  real: Dataset,
  { seed, threshold: given }: { seed: number; threshold?: number }
): Promise<FoundCopies> {
  const scaled = scaleColumns(real);
  const { distances, nearest } = await nearestExactly(scaled, synthetic, real);
  const sample = shuffle(Int32Array.from(real.y.keys()), createRandom(seed)).subarray(0, ownAtMost);
  const own =
    real.y.length < 2 ? new Float64Array(0) : (await nearestExactly(scaled, takeRows(real, sample), real, sample)).distances;
  const threshold =
    given ??
    (quantile(
      own.filter((distance) => distance > 0),
      0.01
    ) ?? 0) / nearness;

  const isCopy = Uint8Array.from(distances, (distance) => Number(distance === 0));
  const near = Array.from(distances.keys()).filter((row) => distances[row] > 0 && distances[row] <= threshold);
  if (near.length) {
    const rows = [...new Set(near.map((row) => nearest[row]))];
    const toOthers = real.y.length < 2 ? null : (await nearestExactly(scaled, takeRows(real, rows), real, rows)).distances;
    const besides = new Map(rows.map((row, i) => [row, toOthers?.[i] ?? Infinity]));
    for (const row of near) if (distances[row] <= besides.get(nearest[row])! / nearness) isCopy[row] = 1;
  }
  return { isCopy, distances, nearest, threshold, own };
}

/** What the record says about them: a limited number by name, the nearest first. */
export function copiesOf({ isCopy, distances, nearest, threshold, own }: FoundCopies, atMost = 20): Copies {
  const rows = Array.from(isCopy.keys()).filter((row) => isCopy[row]);
  rows.sort((a, b) => distances[a] - distances[b] || a - b);
  return {
    threshold,
    rows: rows.length,
    nearest: rows.slice(0, atMost).map((row) => ({ synthetic: row, real: nearest[row], distance: distances[row] })),
    median: { synthetic: quantile(distances, 0.5), real: quantile(own, 0.5) }
  };
}

async function nearestExactly(
  scaled: ReturnType<typeof scaleColumns>,
  data: Dataset,
  real: Dataset,
  own?: ArrayLike<number>
): Promise<{ distances: Float64Array; nearest: Int32Array }> {
  const [a, b] = [scaled.of(data), scaled.of(real)];
  const { indices } = await findNearestNeighbors(a, b, candidates, own);
  const distances = new Float64Array(a.rows).fill(Infinity);
  const nearest = new Int32Array(a.rows).fill(-1);
  for (let row = 0; row < a.rows; row++) {
    const point = a.block(row, row + 1);
    for (const other of indices.subarray(row * candidates, (row + 1) * candidates)) {
      if (other < 0) continue;
      const square = b.block(other, other + 1).reduce((sum, value, i) => sum + (value - point[i]) ** 2, 0);
      if (Math.sqrt(square) >= distances[row]) continue;
      distances[row] = Math.sqrt(square);
      nearest[row] = other;
    }
  }
  return { distances, nearest };
}
