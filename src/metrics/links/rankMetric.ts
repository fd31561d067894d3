import { checkOptions } from '../../checks/checkOptions';
import { checkKnownLabels, checkKnownRows } from '../../data/checkKnownLabels';
import type { KnownLabels } from '../../data/KnownLabels';
import { weightedMean } from '../../stats/weightedMean';
import { checkedMetric } from '../inputs/checkedMetric';
import { labelledLogits } from '../inputs/labelledLogits';
import type { Metric } from '../inputs/Metric';
import { ranksOf } from './filteredRanks';

export interface RankMetricOptions {
  /** All right labels of each measured row: `links.data.test.known`, or that of the split that is measured. The other ones are left out of its ranking. Default: none. */
  known?: KnownLabels;
}

/** The mean of a gain of each row's rank: with known labels "filtered", without them "raw". */
export function rankMetric(
  { name, title, ...described }: { name: string; title: string; k?: number },
  options: RankMetricOptions,
  gain: (rank: number) => number,
  format: Metric['format']
): Metric {
  const subject = `metrics.${name}`;
  checkOptions(subject, options, ['known']);
  const { known } = options ?? {};
  if (known !== undefined) checkKnownLabels(subject, known);
  return checkedMetric({
    description: { name, ...described, ...(known && { filtered: true }) },
    title: `${known ? 'filtered' : 'raw'} ${title}`,
    better: 'higher',
    format,
    range: [0, 1],
    prepare(inputs) {
      const { logits, labels } = labelledLogits(name, { logits: inputs.logits, labels: inputs.labels });
      if (known) checkKnownRows(name, known, labels);
      const gains = ranksOf(logits, labels, known).map(gain);
      return (counts) => weightedMean(gains, counts);
    }
  });
}
