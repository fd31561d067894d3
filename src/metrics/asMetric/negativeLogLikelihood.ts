import { labelled } from '../accuracy';
import { meanOf } from '../../stats/meanOf';
import { logSoftmax } from '../../losses/logSoftmax';
import type { Metric } from '../Metric';

/**
 * Negative log-likelihood as a metric to compare models by, in nats, the lower the better: see `kd.negativeLogLikelihood`. Any number
 * of classes.
 *
 * @example
 * ```ts
 * const ask = kd.metrics.negativeLogLikelihood().prepare({ logits: [[0, 0], [0, 0]], labels: [0, 1] });
 * ask(); // 0.6931...
 * ```
 */
export function negativeLogLikelihood(): Metric {
  return {
    description: { name: 'negativeLogLikelihood' },
    title: 'negative log-likelihood',
    better: 'lower',
    format: 'number',
    range: [0, Infinity],
    prepare(inputs) {
      const { logits, labels } = labelled('negativeLogLikelihood', { logits: inputs.logits, labels: inputs.labels });
      const row = new Float64Array(logits.columns);
      const surprise = Float64Array.from({ length: logits.rows }, (_, i) => {
        logSoftmax(logits.values, i * logits.columns, logits.columns, 1, row);
        return -row[labels[i]];
      });
      return (counts) => meanOf(surprise, counts);
    }
  };
}
