import { bestCut } from './bestThreshold';
import type { BinaryScores } from './binaryScores';
import { costOf, type Costs } from './Costs';

/** The threshold at which these rows cost least. */
export function leastCostThreshold(binary: BinaryScores, costs: Costs): number {
  let saved = 0;
  const take = (row: number) => {
    const positive = binary.labels[row] === 1;
    saved += costOf(costs, positive ? 'falseNegative' : 'trueNegative', row);
    saved -= costOf(costs, positive ? 'truePositive' : 'falsePositive', row);
  };
  return bestCut(binary, take, () => saved);
}
