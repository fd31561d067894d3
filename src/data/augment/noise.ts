import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { sampleBoxMuller } from '../../stats/sampleBoxMuller';
import type { Augmentation } from './Augmentation';

export interface NoiseOptions {
  /** Standard deviation, in the unit of the rows. Default 0.05. */
  deviation?: number;
}

/**
 * Adds normal noise to every number of a row: out = in + deviation x n, n ~ N(0, 1). For tables see `columnNoise`, which knows how much each column varies.
 *
 * @throws TypeError or RangeError for an unknown option or a value out of bounds.
 * @example
 * ```ts
 * const augment = [kd.augment.noise({ deviation: 0.1 })];
 * ```
 */
export function noise(options: NoiseOptions = {}): Augmentation<{ normals: Float32Array }> {
  checkOptions('noise', options, ['deviation']);
  const deviation = checkNumber('noise', 'deviation', options.deviation ?? 0.05, { atLeast: 0 });
  return {
    description: { name: 'noise', deviation },
    forRows(subject, { shape, features, name }) {
      if (features)
        throw new RangeError(`${subject}: noise: expected rows that are no table, got ${name}; use kd.augment.columnNoise()`);
      const size = shape.reduce((a, b) => a * b, 1);
      return {
        draw: (next) => ({ normals: Float32Array.from({ length: size }, () => sampleBoxMuller(next)[0]) }),
        apply: (row, into, { normals }) => {
          for (let i = 0; i < size; i++) into[i] = row[i] + deviation * normals[i];
        }
      };
    }
  };
}
