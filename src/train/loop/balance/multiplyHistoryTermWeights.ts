import type { LossTerm } from '../../check/checkTerms';
import { readBalanceNumbers, type BalanceState } from './createBalanceState';

/** Makes the weights of terms in a point of the history what they count: times what the loss of their task does. */
export function multiplyHistoryTermWeights(
  settings: { [series: string]: number },
  balance: BalanceState,
  terms: readonly LossTerm[]
): void {
  const weights = balance.by.weights(readBalanceNumbers(balance), balance.tasks);
  for (const { name, loss } of terms) {
    const place = balance.tasks.findIndex((task) => task.name === loss.task);
    if (place >= 0) settings[`weight/${name}`] *= weights[place];
  }
}
