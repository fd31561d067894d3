import { showValue } from '../checks/showValue';
import { looksLikeProbabilities } from '../data/looksLikeProbabilities';
import type { Matrix } from '../data/Matrix';
import { checkLogits } from './checkLogits';
import type { Teacher } from './Teacher';

/** @throws RangeError for probabilities, for numbers that are not finite, and for other rows or classes than those of the first answer. One sigmoid unit is two classes. */
export function checkFusedAnswer(teacher: Teacher, answer: Matrix, first: Matrix, rows: number): void {
  const isPair = answer.columns * first.columns === 2;
  checkLogits('fusedTeacher', teacher, answer, { rows, columns: isPair ? answer.columns : first.columns, start: 0 });
  if (looksLikeProbabilities(answer))
    throw new RangeError(
      `fusedTeacher: expected teacher ${showValue(teacher.info.name)} to give logits, got probabilities; give their logarithms`
    );
}
