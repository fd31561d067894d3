import { labelled } from '../accuracy';
import { meanOf } from '../meanOf';
import { logSoftmax } from '../../losses/logSoftmax';
import type { Metric } from '../Metric';

/**
 * Accuracy as a metric to compare models by: see `kd.accuracy`. Any number of classes.
 *
 * @example
 * ```ts
 * const ask = kd.metrics.accuracy().prepare({ logits: [[2, 1, 0], [0, 3, 1]], labels: [0, 2] });
 * ask(); // 0.5
 * ask([3, 1]); // 0.75
 * ```
 */
export function accuracy(): Metric {
  return {
    description: { name: 'accuracy' },
    title: 'accuracy',
    better: 'higher',
    format: 'share',
    range: [0, 1],
    prepare(inputs) {
      const { logits, labels } = labelled('accuracy', { logits: inputs.logits, labels: inputs.labels });
      const row = new Float64Array(logits.columns);
      const right = Float64Array.from({ length: logits.rows }, (_, i) =>
        logSoftmax(logits.values, i * logits.columns, logits.columns, 1, row) === labels[i] ? 1 : 0
      );
      return (counts) => meanOf(right, counts);
    }
  };
}
