import type { SoftLabelExample } from '../../../../src/record/RunRecord';
import { formatCount, formatPercent } from '../../words/formatNumber';
import type { SoftLabelsView } from '../../../../src/views/View';
import { computeProbabilitiesAtTemperature } from './computeProbabilitiesAtTemperature';
import type { Probabilities } from './pickLikeliestProbabilities';
import { trans } from '../../dom/trans';

/** "Row 2130 of test, label 4: the teacher gives 4 41.2 % and 9 38.0 %, the student 9 55.1 % and 4 30.2 %." */
export function describeExample({ classes, split }: SoftLabelsView, example: SoftLabelExample, t: number): string {
  const { index, label } = example;
  const { teacher, student } = computeProbabilitiesAtTemperature(example, t);
  const topTwo = (p: number[]) =>
    twoLargest(p)
      .map((i) => `“${classes[i]}” ${formatPercent(p[i], 1)}`)
      .join(', ');
  const row = trans.__('Row %1 of %2, label “%3”.', formatCount(index), split, classes[label]);
  const told = student
    ? trans.__('Teacher: %1; student: %2', topTwo(teacher), topTwo(student))
    : trans.__('Teacher: %1', topTwo(teacher));
  return `${row} ${told}`;
}

/** Their places. A slider asks at every step, of a thousand classes too. */
function twoLargest(values: number[]): number[] {
  const best = values.reduce((a, b, i) => (b > values[a] ? i : a), 0);
  const second = values.reduce((a, b, i) => (i !== best && (a < 0 || b > values[a]) ? i : a), -1);
  return second < 0 ? [best] : [best, second];
}

/** What is not drawn. */
export function describeOtherClasses({ classes, teacher, student }: NonNullable<Probabilities['others']>): string {
  const values = [formatCount(classes), formatPercent(teacher, 1)];
  return student === null
    ? trans.__('To the other %1 classes together the teacher gives %2.', ...values)
    : trans.__('To the other %1 classes together the teacher gives %2, the student %3.', ...values, formatPercent(student, 1));
}
