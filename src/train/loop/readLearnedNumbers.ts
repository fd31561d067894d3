import { computeAdapterKey } from '../adapters/computeAdapterKey';
import type { LossTerm } from '../check/checkTerms';
import type { Adapters } from './buildTermAdapters';

/** The series of the history that show what losses of logits learn, as it is now. */
export function readLearnedNumbers(terms: readonly LossTerm[], adapters: Adapters): { [series: string]: number } {
  const series = terms.map((term) => {
    const learned = Object.entries(adapters.get(computeAdapterKey(term))?.learned ?? {});
    const numbers = Object.fromEntries(learned.map(([name, variable]) => [name, variable.dataSync()[0]]));
    return term.loss.learnedNumbers?.shows?.(numbers) ?? {};
  });
  return Object.assign({}, ...series);
}
