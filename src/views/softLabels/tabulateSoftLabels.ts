import type { SoftLabelsView } from '../types/SoftLabelsView';
import { formatCount, formatNumber, formatPercent } from '../words/formatNumber';
import { findNearestTemperature } from './findNearestTemperature';
import type { Table } from '../table/Table';

/** The teacher's mean entropy and mean probabilities by rank, one row per temperature. */
export function tabulateSoftLabels({ summary, temperature }: SoftLabelsView): Table | undefined {
  const used = findNearestTemperature(summary.temperatures, temperature);
  const ranks = Math.min(5, summary.byRank[0]?.length ?? 0);
  if (used < 0) return undefined;
  return {
    caption: `The teacher's soft labels over ${formatCount(summary.rows)} rows, by temperature`,
    columns: [
      'Temperature',
      'Mean entropy (nats)',
      ...(summary.oneHot ? ['As good as one-hot'] : []),
      ...Array.from({ length: ranks }, (_, i) => `Mean probability, rank ${i + 1}`)
    ],
    rows: summary.temperatures.map((t, i) => [
      `${formatNumber(t)}${i === used ? ' (shown)' : ''}`,
      formatNumber(summary.meanEntropy[i], 4),
      ...(summary.oneHot ? [formatPercent(summary.oneHot[i], 1)] : []),
      ...summary.byRank[i].slice(0, ranks).map((p) => formatPercent(p))
    ])
  };
}
