import { crossEntropy } from '../../losses/crossEntropy';
import { softTargets } from '../../losses/softTargets';
import type { Terms } from '../options/Term';

/** The terms of a distillation without `terms`: Hinton, Vinyals & Dean 2015. */
export function createDefaultTerms(): Terms {
  return { hard: { weight: 0.3, loss: crossEntropy() }, soft: { weight: 0.7, loss: softTargets({ temperature: 4 }) } };
}
