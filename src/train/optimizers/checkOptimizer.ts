import { show } from '../../checks/show';
import type { Optimizer } from './Optimizer';

/** @throws TypeError if it is not an optimizer of the toolkit. */
export function checkOptimizer(subject: string, optimizer: Optimizer): Optimizer {
  if (typeof optimizer?.create === 'function' && typeof optimizer.learningRate === 'function') return optimizer;
  throw new TypeError(
    `${subject}: expected optimizer to be one of the toolkit's, got ${show(optimizer)}; use kd.adam() or kd.sgd()`
  );
}
