import { checkKnownLabels, checkKnownRows } from '../../data/checkKnownLabels';
import type { KnownLabels } from '../../data/KnownLabels';
import { computeWeightedMean } from '../../stats/computeWeightedMean';
import { checkedMetric } from '../inputs/checkedMetric';
import { readLabelledLogits } from '../inputs/readLabelledLogits';
import type { Metric } from '../inputs/Metric';
import { ranksOf } from './filteredRanks';

export interface FilteredOptions {
  /** All right labels of each measured row: `links.data.test.known`, or that of the split that is measured. */
  known: KnownLabels;
}

/** The mean over rows of a gain of the label's rank. */
export function createFilteredRankMetric(
  { name, title, ...described }: { name: string; title: string; k?: number },
  known: KnownLabels,
  { gain, format }: { gain: (rank: number) => number; format: Metric['format'] }
): Metric {
  checkKnownLabels(`metrics.${name}`, known);
  return checkedMetric({
    description: { name, ...described },
    title,
    better: 'higher',
    format,
    range: [0, 1],
    prepare(inputs) {
      const { logits, labels } = readLabelledLogits(name, { logits: inputs.logits, labels: inputs.labels });
      checkKnownRows(name, known, labels);
      const gains = ranksOf(logits, labels, known).map(gain);
      return (counts) => computeWeightedMean(gains, counts);
    }
  });
}
