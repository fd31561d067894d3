import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import type { Augmentation } from './Augmentation';

export interface SwapColumnsOptions {
  /** How often a value is replaced. Default 0.1. */
  probability?: number;
}

/**
 * Replaces values of a table by those of other rows of the batch in the same column, each value with a probability: "swap noise", which keeps what
 * each column looks like (Vincent et al. 2010; as corruption in SCARF, Bahri et al. 2022, arXiv 2106.15147). The label stays the row's own.
 *
 * @throws TypeError or RangeError for an unknown option or a value out of bounds; in a run, for rows that are no table.
 * @example
 * ```ts
 * const augment = [kd.augment.swapColumns({ probability: 0.15 })];
 * ```
 */
export function swapColumns(options: SwapColumnsOptions = {}): Augmentation<{ from: Int32Array }> {
  checkOptions('swapColumns', options, ['probability']);
  const probability = checkNumber('swapColumns', 'probability', options.probability ?? 0.1, { atLeast: 0, atMost: 1 });
  return {
    description: { name: 'swapColumns', probability },
    forRows(subject, { shape, name }) {
      if (shape.length !== 1)
        throw new RangeError(
          `${subject}: swapColumns: expected rows of columns, got the shape [${shape}] in ${name}; use kd.augment.cutMix()`
        );
      return {
        usesBatch: true,
        // -1: the row's own.
        draw: (next, rows) => ({
          from: Int32Array.from({ length: shape[0] }, () => (next() < probability ? Math.floor(next() * rows) : -1))
        }),
        apply(row, into, { from }, others) {
          for (let i = 0; i < row.length; i++) into[i] = from[i] < 0 ? row[i] : others(from[i])[i];
        }
      };
    }
  };
}
