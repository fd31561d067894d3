import type { ConfusedModel, ConfusedPair } from '../types/ConfusionView';

/** The pairs that models confuse, the commonest over all models first; equally common ones in the order of the classes. */
export function listConfusedPairs(classes: readonly string[], models: readonly ConfusedModel[]): ConfusedPair[] {
  const pairs = classes.flatMap((label, i) => {
    const of = Math.max(0, ...models.map(({ counts }) => counts[i].reduce((sum, count) => sum + count, 0)));
    return classes.flatMap((taken, j) => {
      if (i === j || models.every(({ counts }) => !counts[i][j])) return [];
      return [{ label, taken, of, counts: models.map(({ counts }) => counts[i][j]) }];
    });
  });
  const all = ({ counts }: ConfusedPair) => counts.reduce((sum, count) => sum + count, 0);
  return pairs.sort((a, b) => all(b) - all(a));
}
