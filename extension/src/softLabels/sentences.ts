import type { SoftLabelExample } from '../../../src/record/RunRecord';
import { formatCount, formatPercent } from '../numbers';
import { softmaxAt } from '../../../src/views/softmaxAt';
import type { SoftLabelsView } from '../../../src/views/View';
import type { Probabilities } from './probabilities';
import { trans } from '../trans';

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
  const row = trans.__('Row %1 of %2, label “%3”.', formatCount(index), split, classes[label]);
  const told = student
    ? trans.__('Teacher: %1; student: %2', topTwo(teacher), topTwo(student))
    : trans.__('Teacher: %1', topTwo(teacher));
  return `${row} ${told}`;
}

/** What is not drawn. */
export function othersSay({ classes, teacher, student }: NonNullable<Probabilities['others']>): string {
  const values = [formatCount(classes), formatPercent(teacher, 1)];
  return student === null
    ? trans.__('To the other %1 classes together the teacher gives %2.', ...values)
    : trans.__('To the other %1 classes together the teacher gives %2, the student %3.', ...values, formatPercent(student, 1));
}
