import type { BinaryScores } from '../inputs/readBinaryScores';

/** Rows by label and prediction: positive is class 1. */
export interface OutcomeCounts {
  truePositive: number;
  falsePositive: number;
  falseNegative: number;
  trueNegative: number;
}

/** A row is predicted as class 1 if its score is at least the threshold. */
export function countOutcomes({ scores, labels }: BinaryScores, threshold: number): OutcomeCounts {
  const confusion = { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 };
  for (let i = 0; i < scores.length; i++) confusion[outcomeOf(scores[i] >= threshold, labels[i] === 1)]++;
  return confusion;
}

export function outcomeOf(alerted: boolean, positive: boolean): keyof OutcomeCounts {
  if (alerted) return positive ? 'truePositive' : 'falsePositive';
  return positive ? 'falseNegative' : 'trueNegative';
}

/** 2 TP / (2 TP + FP + FN); 0 if nothing is found. */
export function f1Of({ truePositive, falsePositive, falseNegative }: OutcomeCounts): number {
  return truePositive === 0 ? 0 : (2 * truePositive) / (2 * truePositive + falsePositive + falseNegative);
}
