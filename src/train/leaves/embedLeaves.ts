import type { Dataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { createEventLoopYielder } from '../../notebook/createEventLoopYielder';
import type { XgboostTeacher } from '../../teachers/xgboost/teacher/XgboostTeacher';
import { createLeafEmbeddingTables, type EmbeddingOptions } from './createLeafEmbeddingTables';

/** Where the rows end in a teacher's trees, as a few numbers, each with mean 0 and deviation 1 over the rows. */
export interface LeafEmbedding extends Matrix {
  /** The columns that are a group's sum of leaf values: margin[of] is base[of] + the sum over them of mean + deviation x column. */
  sums: { column: number; of: number; mean: number; deviation: number }[];
  /** The part of the margins that is not leaf values. */
  base: number[];
}

/** Rows per batch: their leaves are one number per tree. */
const chunk = 8192;

/** Null if it was stopped. */
export async function embedLeaves(
  teacher: XgboostTeacher,
  data: Dataset,
  options: EmbeddingOptions,
  stopped: () => boolean
): Promise<LeafEmbedding | null> {
  const { groups, dimension } = options;
  const margins = teacher.classes;
  const tables = createLeafEmbeddingTables(teacher, options);
  const rows = data.y.length;
  const width = data.x.length / rows;
  const columns = groups * dimension;
  const values = new Float32Array(rows * columns);
  const breathe = createEventLoopYielder();
  for (let start = 0; start < rows; start += chunk) {
    if (stopped()) return null;
    const end = Math.min(rows, start + chunk);
    const part = { ...data, x: data.x.subarray(start * width, end * width), y: data.y.subarray(start, end) };
    const leaves = teacher.leaves(part).values;
    for (let row = start; row < end; row++) {
      tables.forEach(({ group, rows: table }, tree) => {
        const from = leaves[(row - start) * tables.length + tree] * dimension;
        const to = row * columns + group * dimension;
        for (let k = 0; k < dimension; k++) values[to + k] += table[from + k];
      });
    }
    await breathe();
  }
  const base = baseOf(teacher, data, values.subarray(0, Math.min(rows, chunk) * columns), options);
  const sums: LeafEmbedding['sums'] = [];
  for (let column = 0; column < columns; column++) {
    const scale = standardize(values, column, columns);
    if (column % dimension < margins) sums.push({ column, of: column % dimension, ...scale });
  }
  return { rows, columns, values, sums, base };
}

/** In place. */
function standardize(values: Float32Array, column: number, columns: number): { mean: number; deviation: number } {
  const rows = values.length / columns;
  let [mean, square] = [0, 0];
  for (let i = column; i < values.length; i += columns) mean += values[i] / rows;
  for (let i = column; i < values.length; i += columns) square += (values[i] - mean) ** 2 / rows;
  // A column that is the same in every row becomes 0.
  const deviation = Math.sqrt(square) || 1;
  for (let i = column; i < values.length; i += columns) values[i] = (values[i] - mean) / deviation;
  return { mean, deviation };
}

/** @throws RangeError for trees whose values do not add up to the margin: a "dart" model scales them. */
function baseOf(teacher: XgboostTeacher, data: Dataset, values: Float32Array, { groups, dimension }: EmbeddingOptions): number[] {
  const columns = groups * dimension;
  const rows = values.length / columns;
  const width = data.x.length / data.y.length;
  const first = { ...data, x: data.x.subarray(0, rows * width), y: data.y.subarray(0, rows) };
  const margins = teacher.predict(first);
  return Array.from({ length: margins.columns }, (_, of) => {
    const beyond = Float64Array.from({ length: rows }, (_, row) => {
      let sum = margins.values[row * margins.columns + of];
      for (let group = 0; group < groups; group++) sum -= values[row * columns + group * dimension + of];
      return sum;
    });
    const least = beyond.reduce((a, b) => Math.min(a, b), Infinity);
    const most = beyond.reduce((a, b) => Math.max(a, b), -Infinity);
    if (!(most - least < 1e-3 * Math.max(1, Math.abs(least))))
      throw new RangeError(
        `distillLeaves: expected margins of teacher "${teacher.info.name}" that are sums of its leaf values, got a difference of ${least} to ${most}; give a teacher of plain boosted trees`
      );
    return (least + most) / 2;
  });
}
