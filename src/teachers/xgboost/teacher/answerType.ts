import type { XgboostObjective } from '../options/XgboostOptions';

/** What a teacher says of a row: margins, which are logits or scores that order rows, or for regression values in the units of the targets. */
export function answerType(objective: XgboostObjective): 'margin' | 'value' {
  return objective === 'regression' ? 'value' : 'margin';
}
