import type { Matrix } from '../../data/Matrix';
import type { LogitsTable } from '../../metrics/inputs/checkedLogits';
import type { OutputGroup } from './OutputGroup';

/** The columns of one output, or the mean of several. */
export function takeOutput({ rows, columns, values }: LogitsTable, ...groups: readonly OutputGroup[]): Matrix {
  const [from, to] = groups[0].columns;
  const width = to - from;
  const taken = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (const group of groups) sum += values[row * columns + group.columns[0] + column];
      taken[row * width + column] = sum / groups.length;
    }
  return { rows, columns: width, values: taken };
}
