import { checkDescription } from '../../checks/checkDescription';
import { isReadable } from '../../checks/isReadable';
import { show } from '../../checks/show';
import type { Optimizer } from './Optimizer';

/** @throws TypeError if it is not an optimizer of the toolkit. */
export function checkOptimizer(subject: string, optimizer: Optimizer): Optimizer {
  if (isReadable(optimizer, ['create', 'learningRate', 'description'])) {
    const { create, learningRate, description } = optimizer;
    if (typeof create === 'function' && typeof learningRate === 'function' && description !== undefined) {
      checkDescription(subject, 'the optimizer', description);
      return optimizer;
    }
  }
  throw new TypeError(
    `${subject}: expected optimizer to be one of the toolkit's, got ${show(optimizer)}; use kd.adam() or kd.sgd()`
  );
}
