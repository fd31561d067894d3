import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkedLogits, type LogitsLike } from '../../metrics/inputs/checkedLogits';
import type { Matrix } from '../../data/Matrix';
import { checkFeatures } from './checkFeatures';
import { farthestFirst } from './kCentre';

export interface UncertaintyOptions {
  /** How many rows to choose. */
  rows: number;
  /** Chooses among the most uncertain rows those that are far from each other, since near copies are equally uncertain. Default: no. */
  spread?: Spread;
}

export interface Spread {
  /** [rows, columns], for the same rows as the logits. */
  features: Matrix;
  /** Chooses among this many times `rows` of the most uncertain ones. Default 4. */
  among?: number;
}

/**
 * Row numbers by falling uncertainty, ties by row.
 *
 * @param uncertainty of a row, from its probabilities at temperature 1.
 */
export function selectMostUncertain(
  subject: string,
  given: LogitsLike,
  options: UncertaintyOptions,
  uncertainty: (probabilities: Float64Array) => number
): Int32Array {
  const logits = checkedLogits(subject, 'teacher', given);
  checkOptions(subject, options, ['rows', 'spread']);
  const { rows, spread } = options ?? {};
  checkNumber(subject, 'rows', rows, { integer: true, atLeast: 1, atMost: logits.rows });
  const uncertainties = Float64Array.from({ length: logits.rows }, (_, row) =>
    uncertainty(softmax(Float64Array.from({ length: logits.columns }, (_, c) => logits.values[row * logits.columns + c])))
  );
  const order = Int32Array.from(uncertainties.keys()).sort((a, b) => uncertainties[b] - uncertainties[a] || a - b);
  if (!spread) return order.slice(0, rows);
  checkOptions(`${subject}: spread`, spread, ['features', 'among']);
  const { features, among = 4 } = spread;
  checkFeatures(subject, features);
  checkNumber(subject, 'features.rows', features.rows, { atLeast: logits.rows, atMost: logits.rows });
  checkNumber(subject, 'among', among, { atLeast: 1 });
  return farthestFirst(features, order.slice(0, Math.ceil(among * rows)), rows, 0);
}

function softmax(logits: Float64Array): Float64Array {
  const largest = logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
  const shares = logits.map((logit) => Math.exp(logit - largest));
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => share / sum);
}
