import { crossEntropy } from '../../losses/crossEntropy';
import { constant } from '../../schedules/constant';
import type { LossTerm } from '../check/checkTerms';

/** The terms of a student without a teacher: cross-entropy with the labels. */
export function createLabelOnlyTerms(labelSmoothing = 0): LossTerm[] {
  return [{ name: 'hard', weight: constant(1), loss: crossEntropy({ labelSmoothing }) }];
}
