import { crossEntropy } from '../../losses/crossEntropy';
import { constant } from '../../schedules/constant';
import type { LossTerm } from '../check/checkTerms';

/** What a student without a teacher learns: the cross-entropy of the labels. */
export function labelsAlone(): LossTerm[] {
  return [{ name: 'hard', weight: constant(1), loss: crossEntropy() }];
}
