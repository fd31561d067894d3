import { averagePrecisionOf } from '../../metrics/ranking/averagePrecision';
import { computeOneVsRestScores, pairRanking, pairScores } from './computeOneVsRestScores';
import { checkedLogits } from '../../metrics/inputs/checkedLogits';
import type { Metric } from '../../metrics/inputs/Metric';
import { once, computeRanking, type Ranking } from '../../metrics/ranking/computeRanking';
import { rocAucOf } from '../../metrics/ranking/rocAuc';

/**
 * ROC AUC and average precision of more than two classes as metrics: the mean over the classes that have rows inside and outside ("macro"),
 * or one ranking of all pairs of a row and a class ("micro").
 */
export function createMacroMicroAreaMetrics(of: 'macro' | 'micro'): Metric[] {
  return [areaMetric(of, 'rocAuc', rocAucOf), areaMetric(of, 'averagePrecision', averagePrecisionOf)];
}

function areaMetric(of: 'macro' | 'micro', name: string, area: (ranking: Ranking, counts: ArrayLike<number>) => number): Metric {
  return {
    description: { name },
    title: `${of} ${name}`,
    better: 'higher',
    format: 'number',
    range: [0, 1],
    prepare({ logits, labels }) {
      const table = checkedLogits('rocPr', 'the', logits);
      const own = labels as ArrayLike<number>;
      const isBoth = ({ positives }: { positives: number }) => positives > 0 && positives < table.rows;
      const rankings =
        of === 'micro'
          ? [pairRanking(pairScores(table, own), table.columns)]
          : computeOneVsRestScores(table, own).filter(isBoth).map(computeRanking);
      return (counts = once(table.rows)) => {
        // Drawn rows may lack a class: the mean is over the classes that they have.
        const areas = rankings.map((ranking) => area(ranking, counts)).filter((one) => !Number.isNaN(one));
        return areas.reduce((sum, one) => sum + one, 0) / areas.length;
      };
    }
  };
}
