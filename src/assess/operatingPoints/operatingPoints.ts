import { computeFrocOperatingPoints } from './computeFrocOperatingPoints';
import type { OperatingPoints, OperatingPointsInputs } from './OperatingPointsInputs';
import { formatCount, formatNumber, formatPercent } from '../../views/words/formatNumber';
import type { MimeBundle } from '../../views/bundle/MimeBundle';
import { tableToHtml } from '../../views/table/tableToHtml';
import { tableToTextLines } from '../../views/table/tableToTextLines';
import { withDisplay } from '../../views/bundle/withDisplay';

/**
 * Operating points as in a free-response ROC: the share of class 1 that is found at given numbers of false positives per case, over all
 * cases. Each is the point of the curve that finds the most without exceeding the false positives, never between two points; of equal ones
 * it is the one with the fewest alerts. As a cell's last value it shows itself as a table.
 *
 * Intervals are Wilson's, for the share at that threshold. They do not account for the threshold being chosen on the same rows, or for
 * similar rows within a case. If rows are lesion candidates of scans, give `cases`: otherwise each row is a case.
 *
 * Setio et al. 2017, arXiv 1612.08012 (LUNA16, whose score is the mean of the sensitivities at 1/8 to 8 false positives per scan); there the
 * curve is interpolated, here it is not.
 *
 * @throws TypeError or RangeError for NaN, no rows, counts that differ, more than two classes, rows of only one class or invalid rates.
 * @example
 * ```ts
 * const logits = [[3], [2], [1], [0], [-1], [-2], [-3], [-4]];
 * const { points, meanSensitivity } = kd.operatingPoints({ logits, labels: [1, 0, 1, 0, 0, 0, 0, 0], falsePositiveRates: [1 / 16, 1 / 8] });
 * points[0].sensitivity; // 0.5
 * points[1].sensitivity; // 1
 * meanSensitivity; // 0.75
 * ```
 */
export function operatingPoints(inputs: OperatingPointsInputs): OperatingPoints {
  const measured = computeFrocOperatingPoints(inputs);
  return withDisplay(measured, () => shown(measured));
}

function shown({ rows, cases, positives, confidence, points, meanSensitivity }: OperatingPoints): MimeBundle {
  const of = `${formatCount(positives)} of ${formatCount(rows)} rows are of class 1`;
  const numbers = {
    caption: `Operating points: ${of}, ${formatCount(cases)} cases; mean sensitivity ${formatPercent(meanSensitivity)}`,
    columns: [
      'False positives a case',
      'There are',
      'Sensitivity',
      `${formatNumber(100 * confidence)} % interval`,
      'Found',
      'Specificity',
      'Threshold (logits)'
    ],
    rows: points.map((point) => [
      fraction(point.allowed),
      formatNumber(point.falsePositivesPerCase),
      formatPercent(point.sensitivity),
      `${formatPercent(point.low)} to ${formatPercent(point.high)}`,
      `${formatCount(point.found)} of ${formatCount(positives)}`,
      formatPercent(point.specificity),
      Number.isFinite(point.threshold) ? formatNumber(point.threshold) : point.threshold > 0 ? 'above all' : 'below all'
    ])
  };
  return { 'text/html': tableToHtml(numbers), 'text/plain': [`${numbers.caption}.`, ...tableToTextLines(numbers)].join('\n') };
}

/** "1/8", "2". */
function fraction(rate: number): string {
  const parts = Math.round(1 / rate);
  return rate < 1 && Math.abs(rate * parts - 1) < 1e-12 ? `1/${parts}` : formatNumber(rate);
}
