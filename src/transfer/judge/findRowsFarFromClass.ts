import type { Matrix } from '../../data/Matrix';
import { findNearestNeighbors, ownDistances } from './findNearestNeighbors';
import { pointsOf, takePoints } from './PointBlocks';
import { quantile } from '../../stats/quantile';

/** A class with fewer real rows is compared with the real rows of all classes. */
const enough = 10;

export interface ClassDistances {
  /** Vectors of the real rows, and their classes. */
  real: { vectors: Matrix; classes: Int32Array };
  /** Vectors of the candidates, and the classes requested for them. */
  candidates: { vectors: Matrix; classes: Int32Array };
  neighbours: number;
  /** Of the real rows' own distances. */
  quantile: number;
}

/**
 * 1 for each candidate that is too far from the real rows of its class: its distance to the k-th nearest of them is above the quantile of their own
 * distances to their k-th nearest other one. With fewer than three real rows nothing is too far.
 */
export async function findRowsFarFromClass({
  real,
  candidates,
  neighbours,
  quantile: share
}: ClassDistances): Promise<Uint8Array> {
  const far = new Uint8Array(candidates.classes.length);
  const all = Array.from(real.classes.keys());
  const asked = new Map<number[], number[]>();
  const ofAll: number[] = [];
  for (const c of new Set(candidates.classes)) {
    const own = all.filter((row) => real.classes[row] === c);
    const rows = Array.from(candidates.classes.keys()).filter((row) => candidates.classes[row] === c);
    if (own.length >= enough) asked.set(own, rows);
    else for (const row of rows) ofAll.push(row);
  }
  if (ofAll.length) asked.set(all, ofAll);
  for (const [own, rows] of asked) {
    if (own.length < 3) continue;
    const k = Math.min(neighbours, own.length - 1);
    const reals = pointsOf(takePoints(real.vectors, own));
    const bound = quantile(await ownDistances(reals, k), share) as number;
    const { distances } = await findNearestNeighbors(pointsOf(takePoints(candidates.vectors, rows)), reals, k);
    rows.forEach((row, i) => (far[row] = Number(distances[i * k + k - 1] > bound)));
  }
  return far;
}
