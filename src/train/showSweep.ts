import type { Estimate } from '../record/Comparison';
import type { LabelSweep, LabelsSaved } from '../record/LabelSweep';
import { escape } from '../views/escape';
import { metricText } from '../views/metricText';
import type { MimeBundle } from '../views/MimeBundle';
import { table } from '../views/table';

/** A sweep as a table: a row for each number of labels. */
export function showSweep({ title, points, metric, rows, split, seeds, confidence }: LabelSweep): MimeBundle {
  const estimates = points.flatMap(({ alone, distilled }) => (alone ? [alone, distilled] : [distilled]));
  const models = estimates.map((estimate) => ({ name: title, seeds, estimates: [estimate] }));
  const { value: text } = metricText({ metrics: [metric], models, differences: [] }, 0);
  const value = (one: Estimate | null) => (one ? `${text(one.mean)} (${text(one.low)} to ${text(one.high)})` : '–');
  const columns = ['labels', `${metric.title} alone`, 'with the teacher', 'labels needed alone', 'saved'];
  const cells = points.map(({ labels, alone, distilled, saved }) => [
    String(labels),
    value(alone),
    value(distilled),
    `${saved.isBound ? 'more than ' : ''}${Math.round(saved.needed)}`,
    savedText(saved)
  ]);
  const caption = `${title}: ${rows.pool} rows to label, ${seeds} seeds, ${rows.measured} ${split} rows, ${100 * confidence} % intervals`;
  const lines = [columns, ...cells].map((row) => row.join('  |  ')).join('\n');
  return {
    'text/html': `<figure><figcaption>${escape(caption)}</figcaption>${table({ columns, rows: cells })}</figure>`,
    'text/plain': `${caption}\n${lines}`
  };
}

function savedText({ share: { mean, low, high }, isBound }: LabelsSaved): string {
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
  return `${isBound ? 'at least ' : ''}${percent(mean)} (${percent(low)} to ${percent(high)})`;
}
