import type { SoftLabelExample } from '../../../src/record/RunRecord';
import { formatCount, formatPercent } from '../../../src/views/formatNumber';
import { softmaxAt } from '../../../src/views/softmaxAt';
import type { SoftLabelsView } from '../../../src/views/View';
import type { Probabilities } from './probabilities';

/** "Row 2130 of test, label 4: the teacher gives 4 41.2 % and 9 38.0 %, the student 9 55.1 % and 4 30.2 %." */
export function exampleSays(
  { classes, split }: SoftLabelsView,
  { index, label, teacher, student }: SoftLabelExample,
  t: number
): string {
  const topTwo = (logits: number[]) =>
    softmaxAt(logits, t)
      .map((p, i) => ({ p, name: classes[i] }))
      .sort((a, b) => b.p - a.p)
      .slice(0, 2)
      .map(({ p, name }) => `“${name}” ${formatPercent(p, 1)}`)
      .join(', ');
  const studentSays = student ? `; student: ${topTwo(student)}` : '';
  return `Row ${formatCount(index)} of ${split}, label “${classes[label]}”. Teacher: ${topTwo(teacher)}${studentSays}`;
}

/** What is not drawn. */
export function othersSay({ classes, teacher, student }: NonNullable<Probabilities['others']>): string {
  const studentSays = student === null ? '' : `, the student ${formatPercent(student, 1)}`;
  return `To the other ${formatCount(classes)} classes together the teacher gives ${formatPercent(teacher, 1)}${studentSays}.`;
}
