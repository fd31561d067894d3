import type { Dataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { computeWeightedMean } from '../../stats/computeWeightedMean';
import { computeLogLosses } from './computeLogLosses';

/**
 * The share w of 0, 0.05, …, 1 with the lowest log loss of w p(forest) + (1 - w) p(networks). The answers are out of fold, so neither is taken for better
 * because it remembers more.
 */
export function chooseForestShare(answers: { forest: Matrix; networks: Matrix }, train: Pick<Dataset, 'y' | 'weights'>): number {
  const [forest, networks] = [answers.forest, answers.networks].map((logits) =>
    computeLogLosses(logits, train).map((loss) => Math.exp(-loss))
  );
  const lossOf = (share: number) =>
    computeWeightedMean(
      forest.map((p, row) => -Math.log(Math.max(share * p + (1 - share) * networks[row], Number.MIN_VALUE))),
      train.weights
    );
  const shares = Array.from({ length: 21 }, (_, i) => i / 20);
  const losses = shares.map(lossOf);
  return shares[losses.indexOf(Math.min(...losses))];
}
