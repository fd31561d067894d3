import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { sampleBoxMuller } from '../../stats/sampleBoxMuller';
import type { AnyDataset } from '../Dataset';
import type { Augmentation } from './Augmentation';

export interface ColumnNoiseOptions {
  /** Standard deviation of the noise, in standard deviations of the column. Default 0.1. */
  deviation?: number;
}

/**
 * Adds normal noise to the numbers of a table: out = in + deviation x s x n, with s the standard deviation of the column in the train rows, n ~ N(0, 1).
 * Categories and missing values stay as they are.
 *
 * @throws TypeError or RangeError for an unknown option or a value out of bounds; in a run, for rows that are no table.
 * @example
 * ```ts
 * const augment = [kd.augment.columnNoise({ deviation: 0.05 })];
 * ```
 */
export function columnNoise(options: ColumnNoiseOptions = {}): Augmentation<{ normals: Float32Array }> {
  checkOptions('columnNoise', options, ['deviation']);
  const deviation = checkNumber('columnNoise', 'deviation', options.deviation ?? 0.1, { atLeast: 0 });
  return {
    description: { name: 'columnNoise', deviation },
    forRows(subject, data) {
      if (data.shape.length !== 1)
        throw new RangeError(
          `${subject}: columnNoise: expected rows of columns, got the shape [${data.shape}] in ${data.name}; use kd.augment.noise()`
        );
      const deviations = columnDeviations(data).map((own) => deviation * own);
      return {
        draw: (next) => ({ normals: Float32Array.from(deviations, (own) => (own > 0 ? sampleBoxMuller(next)[0] : 0)) }),
        apply: (row, into, { normals }) => {
          for (let i = 0; i < row.length; i++) into[i] = row[i] + deviations[i] * normals[i];
        }
      };
    }
  };
}

/** Of each column over its values; 0 for categories. Rows may lie on disk. */
function columnDeviations({ x, y, shape: [width], features }: AnyDataset): Float64Array {
  const [counts, means, squares] = [new Float64Array(width), new Float64Array(width), new Float64Array(width)];
  const block = Math.max(1, Math.floor(2 ** 20 / width));
  for (let start = 0; start < y.length; start += block) {
    const values = x.subarray(start * width, Math.min(y.length, start + block) * width);
    for (let i = 0; i < values.length; i++) {
      const column = i % width;
      if (Number.isNaN(values[i]) || features?.[column].kind === 'category') continue;
      // Welford's update: no difference of two large sums.
      const apart = values[i] - means[column];
      means[column] += apart / ++counts[column];
      squares[column] += apart * (values[i] - means[column]);
    }
  }
  return squares.map((sum, column) => (counts[column] > 1 ? Math.sqrt(sum / counts[column]) : 0));
}
