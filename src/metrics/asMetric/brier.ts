import { binaryScores } from '../binaryScores';
import { squaredErrors } from '../brier';
import { meanOf } from '../../stats/meanOf';
import type { Metric } from '../Metric';

/**
 * Brier score as a metric to compare models by, the lower the better: see `kd.brier`. Two classes.
 *
 * @example
 * ```ts
 * const ask = kd.metrics.brier().prepare({ logits: [[0], [100]], labels: [1, 1] });
 * ask(); // 0.125
 * ```
 */
export function brier(): Metric {
  return {
    description: { name: 'brier' },
    title: 'Brier score',
    better: 'lower',
    format: 'number',
    range: [0, 1],
    prepare({ logits, labels }) {
      const errors = squaredErrors(binaryScores('brier', { logits, labels }));
      return (counts) => meanOf(errors, counts);
    }
  };
}
