import { checkMemorySize } from '../../checks/checkMemorySize';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkDataset } from '../../data/checkDataset';
import type { Dataset } from '../../data/Dataset';
import { takeRows } from '../../data/takeRows';
import { createRandom, mixSeeds, shuffle } from '../../stats/createRandom';
import { createSeededNormals } from '../../stats/createSeededNormals';
import { findNearestNeighbors } from '../judge/findNearestNeighbors';
import { scaleColumns } from '../judge/scaleColumns';

export interface MungeOptions {
  /** Number of rows to make. */
  rows: number;
  /** The probability that a value is changed (p of the paper). Default 0.5. */
  change?: number;
  /** How near a changed number is to that of the neighbour (s of the paper): its standard deviation is the distance of the two numbers, divided by this. Default 2. */
  nearness?: number;
  /** Default 0. */
  seed?: number;
}

/** All pairs of more rows would take minutes. */
const mostNeighbours = 20_000;

/**
 * Made rows that keep to where the real ones are, for the teacher to label: MUNGE. Each begins as a row of the data. Then each of its values is, with the probability `change`, replaced by
 * one like that of the nearest other row: a category by the neighbour's, a number by a draw from the normal distribution around the neighbour's, with the standard deviation
 * |own - neighbour's| / `nearness`. A value is the neighbour's if either is missing. So columns stay together as they do among neighbours, and where the two agree nothing changes.
 *
 * The rows are taken in turn, so ten times as many made rows are ten of each. A neighbour is nearest in columns that are scaled to the same deviation (different categories are 1 apart), among all
 * rows, or 20,000 that are drawn if there are more. Rows are `unlabelled`, and `synthetic` only if the data is. In a table whole numbers do not stay whole.
 *
 * Bucila, Caruana & Niculescu-Mizil 2006, "Model Compression", KDD. The paper changes a row and its neighbour at once; here each row is changed by itself.
 *
 * @throws TypeError or RangeError for an unknown option, fewer than two rows of data, or an option out of bounds.
 * @example
 * ```ts
 * const data = kd.dataset({ x: [[0, 0], [1, 1], [9, 9]], y: [0, 1, 1], classes: 2 });
 * const made = await kd.munge(data, { rows: 30, seed: 1 }); // ten near each of them
 * made.unlabelled; // true
 * ```
 */
export async function munge(data: Dataset, options: MungeOptions): Promise<Dataset> {
  checkDataset(data, 'munge', { targets: true });
  checkOptions('munge', options, ['rows', 'change', 'nearness', 'seed']);
  const { rows, change = 0.5, nearness = 2, seed = 0 } = options ?? {};
  const { length } = data.y;
  const width = data.x.length / length;
  checkMemorySize('munge', { rows, 'numbers a row': width });
  checkNumber('munge', 'change', change, { atLeast: 0, atMost: 1 });
  checkNumber('munge', 'nearness', nearness, { above: 0 });
  checkNumber('munge', 'seed', seed, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 });
  if (length < 2) throw new RangeError('munge: expected at least two rows of data, got 1; give rows that have neighbours');
  const base = Int32Array.from({ length: Math.min(rows, length) }, (_, row) => row);
  const order = rows < length ? shuffle(Int32Array.from(data.y.keys()), createRandom(mixSeeds(seed, 1))).subarray(0, rows) : base;
  const neighbours = await findNeighbours(data, order, seed);
  const next = createRandom(mixSeeds(seed, 2));
  const normal = createSeededNormals(mixSeeds(seed, 3));
  const isCategory = Array.from({ length: width }, (_, c) => data.features?.[c].kind === 'category');
  const x = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const own = order[row % order.length];
    const near = neighbours[row % order.length];
    for (let c = 0; c < width; c++) {
      const [a, b] = [data.x[own * width + c], data.x[near * width + c]];
      // Drawn for each value, so that a row does not depend on what is in those before it.
      const [isChanged, z] = [next() < change, normal()];
      const moved = b + (Math.abs(a - b) / nearness) * z;
      x[row * width + c] = !isChanged ? a : isCategory[c] || Number.isNaN(moved) ? b : moved;
    }
  }
  const { shape, classes, features, targets, synthetic } = data;
  const rest = { ...(features && { features }), ...(synthetic && { synthetic }) };
  const empty = targets && { targets: { ...targets, values: new Float64Array(rows * targets.names.length) } };
  const y = new Int32Array(rows);
  return { name: `${data.name} munged`, x, shape: [...shape], y, classes: [...classes], ...empty, ...rest, unlabelled: true };
}

/** For each of the rows its nearest other row. */
async function findNeighbours(data: Dataset, rows: Int32Array, seed: number): Promise<Int32Array> {
  const { length } = data.y;
  const all = Int32Array.from(data.y.keys());
  const among = length <= mostNeighbours ? all : shuffle(all, createRandom(mixSeeds(seed, 4))).slice(0, mostNeighbours);
  const placeOf = new Int32Array(length).fill(-1);
  among.forEach((row, place) => (placeOf[row] = place));
  const scaled = scaleColumns(data);
  const own = Int32Array.from(rows, (row) => placeOf[row]);
  const points = [rows, among].map((some) => scaled.of(takeRows(data, some)));
  const { indices } = await findNearestNeighbors(points[0], points[1], 1, own);
  return indices.map((place) => among[place]);
}
