import { checkOptions } from '../../checks/checkOptions';
import type { KnownTails } from '../../data/graph/knownTails';
import { weightedMean } from '../../stats/weightedMean';
import { checkedMetric } from '../inputs/checkedMetric';
import { labelledLogits } from '../inputs/labelledLogits';
import type { Metric } from '../inputs/Metric';
import { checkKnown, checkKnownRows } from './checkKnown';
import { ranksOf } from './filteredRanks';

export interface RankMetricOptions {
  /** Which other tails are true for each measured row: `links.known.test`, or that of the split that is measured. They are left out of its ranking. Default: none. */
  known?: KnownTails;
}

/** The mean of a gain of each row's rank: with known tails "filtered", without them "raw". */
export function rankMetric(
  { name, title, ...described }: { name: string; title: string; k?: number },
  options: RankMetricOptions,
  gain: (rank: number) => number,
  format: Metric['format']
): Metric {
  const subject = `metrics.${name}`;
  checkOptions(subject, options, ['known']);
  const { known } = options ?? {};
  if (known !== undefined) checkKnown(subject, known);
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
