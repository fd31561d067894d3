import { readLabelledLogits, type Labelled } from '../inputs/readLabelledLogits';
import type { LogitsTable } from '../inputs/checkedLogits';
import { computeLogSoftmax } from '../../losses/formulas/computeLogSoftmax';
import { computeWeightedMean } from '../../stats/computeWeightedMean';
import type { Metric } from '../inputs/Metric';
import { checkedMetric } from '../inputs/checkedMetric';

/**
 * The mean of -log softmax(logits)[label], in nats: 0 is perfect, log(classes) is a guess.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ or labels out of range.
 * @example
 * ```ts
 * kd.negativeLogLikelihood({ logits: [[0, 0]], labels: [1] }); // log 2
 * ```
 */
export function negativeLogLikelihood(inputs: Labelled): number {
  const { logits, labels } = readLabelledLogits('negativeLogLikelihood', inputs);
  return meanNll(logits, labels);
}

export function meanNll(logits: LogitsTable, labels: ArrayLike<number>): number {
  const row = new Float64Array(logits.columns);
  let sum = 0;
  for (let i = 0; i < logits.rows; i++) {
    computeLogSoftmax(logits.values, i * logits.columns, logits.columns, 1, row);
    sum -= row[labels[i]];
  }
  return sum / logits.rows;
}

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
export function negativeLogLikelihoodMetric(): Metric {
  return checkedMetric({
    description: { name: 'negativeLogLikelihood' },
    title: 'negative log-likelihood',
    better: 'lower',
    format: 'number',
    range: [0, Infinity],
    prepare(inputs) {
      const { logits, labels } = readLabelledLogits('negativeLogLikelihood', { logits: inputs.logits, labels: inputs.labels });
      const row = new Float64Array(logits.columns);
      const surprise = Float64Array.from({ length: logits.rows }, (_, i) => {
        computeLogSoftmax(logits.values, i * logits.columns, logits.columns, 1, row);
        return -row[labels[i]];
      });
      return (counts) => computeWeightedMean(surprise, counts);
    }
  });
}
