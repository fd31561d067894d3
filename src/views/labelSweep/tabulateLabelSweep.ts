import type { LabelSweep } from '../../record/LabelSweep';
import { formatCount, formatNumber } from '../words/formatNumber';
import { estimateSays, savedText } from './computeLabelSweepView';
import { createLabelSweepNumberFormat } from './createLabelSweepNumberFormat';
import type { Table } from '../table/Table';

/** One row per count of labels: alone, distilled, and what that saves. */
export function tabulateLabelSweep(sweep: LabelSweep): Table {
  const { rows, split, metric, points, confidence, resamples } = sweep;
  const text = createLabelSweepNumberFormat(sweep);
  const interval = `${formatNumber(100 * confidence)} % interval`;
  return {
    caption: `${metric.title} (${metric.better} is better) with its ${interval} on ${formatCount(rows.measured)} ${split} rows; labels out of ${formatCount(rows.pool)} rows, ${formatCount(resamples)} resamples`,
    columns: ['Labels', 'Alone', 'With the teacher', 'Labels needed alone', 'Labels saved', `${interval} of that`],
    rows: points.map(({ labels, alone, distilled, saved: { needed, share, isBound } }) => [
      formatCount(labels),
      alone ? estimateSays(alone, text) : '–',
      estimateSays(distilled, text),
      isBound ? `more than ${formatCount(needed)}` : formatCount(needed),
      isBound && share.mean > 0 ? `at least ${savedText(share.mean)}` : savedText(share.mean),
      `${savedText(share.low)} to ${savedText(share.high)}`
    ])
  };
}
