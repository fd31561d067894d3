import { labelled, type Labelled } from './accuracy';
import type { LogitsTable } from './logitsOf';
import { logSoftmax } from '../losses/logSoftmax';

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
  const { logits, labels } = labelled('negativeLogLikelihood', inputs);
  return meanNll(logits, labels);
}

export function meanNll(logits: LogitsTable, labels: ArrayLike<number>): number {
  const row = new Float64Array(logits.columns);
  let sum = 0;
  for (let i = 0; i < logits.rows; i++) {
    logSoftmax(logits.values, i * logits.columns, logits.columns, 1, row);
    sum -= row[labels[i]];
  }
  return sum / logits.rows;
}
