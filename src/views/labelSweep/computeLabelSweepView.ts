import type { Estimate } from '../../record/Comparison';
import type { LabelSweep, LabelSweepPoint } from '../../record/LabelSweep';
import type { LabelSweepView } from '../types/LabelSweepView';
import { capitalize } from '../words/capitalize';
import { formatCount, formatNumber, formatPercent } from '../words/formatNumber';
import { isNumber, type MetricNumberFormat } from '../comparison/createMetricNumberFormat';
import { choosePointToReadOut } from './choosePointToReadOut';
import { createLabelSweepNumberFormat } from './createLabelSweepNumberFormat';

/** A label sweep as a view; `labelSweepView` returns the same with a display. */
export function computeLabelSweepView(sweep: LabelSweep, title = sweep.title): LabelSweepView {
  return { kind: 'labelSweep', ...sweep, title, says: says(sweep) };
}

/** One point of the curves, in the middle of those that can be read off, and the score without any labels. */
function says(sweep: LabelSweep): string {
  const { points, metric, rows, split, seeds, confidence } = sweep;
  const text = createLabelSweepNumberFormat(sweep);
  const place = choosePointToReadOut(sweep);
  const cold = points.find(({ labels }) => labels === 0);
  const measured = `${metric.title} on ${formatCount(rows.measured)} ${split} rows, ${formatCount(seeds)} ${seeds === 1 ? 'seed' : 'seeds'}, ${formatNumber(100 * confidence)} % intervals`;
  const subject = place < 0 ? 'the student' : 'it';
  return [
    ...(place < 0 ? [] : [readingSays(points[place], text)]),
    ...(cold ? [`Without any label ${subject} reaches ${estimateSays(cold.distilled, text)}.`] : []),
    `${capitalize(measured)}.`
  ].join(' ');
}

/** The score with a number of labels, how many labels it takes alone, and what that saves. */
export function readingSays({ labels, distilled, saved }: LabelSweepPoint, text: MetricNumberFormat): string {
  const reached = `With ${formatCount(labels)} ${labels === 1 ? 'label' : 'labels'} and the teacher's labels of the rest the student reaches ${estimateSays(distilled, text)}`;
  const { needed, share, isBound } = saved;
  if (isBound) {
    const least = share.mean > 0 ? `: at least ${percent(share.mean)} of the labels are saved` : '';
    return `${reached}; alone it does not get there with all ${formatCount(needed)} that were tried${least}.`;
  }
  const guessed = needed === 0 ? ', as always naming the commonest class does' : '';
  return `${reached}; alone it needs ${formatCount(needed)}${guessed}: ${sharesSay(saved)}.`;
}

/** The same in a few words, for a picture. */
export function readingWords({ saved: { needed, share, isBound } }: LabelSweepPoint): string {
  const count = `${formatCount(needed)} ${needed === 1 ? 'label' : 'labels'} alone`;
  if (isBound) return `better than ${count}${share.mean > 0 ? `: at least ${savedText(share.mean)} saved` : ''}`;
  return `as good as ${count}: ${savedText(share.mean)} saved`;
}

function sharesSay({ share }: LabelSweepPoint['saved']): string {
  if (isNumber(share.high) && share.high < 0) return 'the teacher saves none, but costs labels';
  const [mean, low, high] = [share.mean, share.low, share.high].map(savedText);
  if (high === 'none') return 'none of the labels are saved';
  return `${mean} (${low.replace(/ %$/, '')} to ${high}) of the labels are saved`;
}

/** A share of labels that are saved. It has no lower limit, and how far below 0 it lies says nothing: the teacher saves none. */
export function savedText(share: number | null): string {
  return isNumber(share) && percent(share).startsWith('−') ? 'none' : percent(share);
}

export function estimateSays({ mean, low, high }: Estimate, text: MetricNumberFormat): string {
  if (!isNumber(mean)) return 'no value';
  return isNumber(low) && isNumber(high) ? `${text.value(mean)} (${text.value(low)} to ${text.value(high)})` : text.value(mean);
}

/** A share without decimals, with a minus sign that screen readers read out. */
export function percent(share: number | null): string {
  return formatPercent(share, 0).replace(/^−(0 %)$/, '$1');
}
