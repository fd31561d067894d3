import { checkedLabels, type LabelsLike } from '../inputs/checkedLabels';
import { checkedPredictions, type Predicted } from './checkedPredictions';

/**
 * How often rows of each label are predicted as each class: [label][predicted class], where the class is that of the largest logit (the first
 * of equal ones).
 *
 * @throws TypeError or RangeError for a wrong number of rows or classes, NaN, or a value that is not a class number.
 */
export function computeConfusionMatrix(
  subject: string,
  name: string,
  predicted: Predicted,
  labels: LabelsLike,
  classes: number
): number[][] {
  const { said } = checkedPredictions(subject, name, predicted, classes);
  const known = checkedLabels(subject, labels, said.length, classes);
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let i = 0; i < said.length; i++) counts[known[i]][said[i]]++;
  return counts;
}
