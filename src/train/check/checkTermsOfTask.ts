import type { Task } from '../options/Task';
import type { LossTerm } from './checkTerms';

/**
 * Refuses a loss that would read numbers as logits of classes, or classes as numbers.
 *
 * @throws TypeError
 */
export function checkTermsOfTask(subject: string, { of, outputs }: Task, terms: readonly LossTerm[]): void {
  for (const { name, loss } of terms) {
    const own = loss.description?.name ?? 'its loss';
    if (of === 'classes' && loss.needs?.includes('targets'))
      throw new TypeError(
        `${subject}: expected a loss of classes for term "${name}", got ${own}, which needs targets; give for example kd.crossEntropy(), or data with targets`
      );
    if (of === 'classes') continue;
    if (loss.needs?.includes('labels'))
      throw new TypeError(
        `${subject}: expected a loss of numbers for term "${name}", got ${own}, which needs class labels; give for example kd.squaredError()`
      );
    if (outputs === 'numbers' && loss.reads === 'logits')
      throw new TypeError(
        `${subject}: expected a loss of numbers for term "${name}", got ${own}, which takes the outputs for logits of classes; give for example kd.squaredError({to: 'teacher'})`
      );
  }
}
