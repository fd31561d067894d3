import { readBinaryScores, checkBothClasses, type BinaryScores } from '../inputs/readBinaryScores';
import { once, weigh } from '../ranking/computeRanking';
import type { MetricInputs } from '../inputs/Metric';
import { checkValidationRows } from './checkValidationRows';

/**
 * The effect of a threshold from the validation rows on the measured rows: the share of class 1 at or above it ("sensitivity"), or of class
 * 0 below it ("specificity"), by row counts. NaN if no row of that class counts.
 */
export function createRateAtValidationThreshold(
  subject: string,
  { logits, labels, validation }: MetricInputs,
  cut: (scores: BinaryScores) => number,
  measure: 'sensitivity' | 'specificity'
): (counts?: ArrayLike<number>) => number {
  const chosenOn = readBinaryScores(`${subject}: validation`, checkValidationRows(subject, validation));
  checkBothClasses(`${subject}: validation`, chosenOn);
  const threshold = cut(chosenOn);
  const binary = readBinaryScores(subject, { logits, labels });
  checkBothClasses(subject, binary);
  const wanted = measure === 'sensitivity' ? 1 : 0;
  const rows = Int32Array.from(binary.scores.keys()).filter((row) => binary.labels[row] === wanted);
  const ones = new Float64Array(rows.length).fill(1);
  const right = Float64Array.from(rows, (row) => Number(binary.scores[row] >= threshold === (wanted === 1)));
  return (counts = once(binary.scores.length)) => weigh(right, rows, counts) / weigh(ones, rows, counts);
}
