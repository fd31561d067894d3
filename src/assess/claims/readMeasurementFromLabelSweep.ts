import { showValue } from '../../checks/showValue';
import type { LabelSweep } from '../../record/LabelSweep';
import { percent } from '../../views/labelSweep/computeLabelSweepView';
import { choosePointToReadOut as placeOf } from '../../views/labelSweep/choosePointToReadOut';
import { createLabelSweepNumberFormat } from '../../views/labelSweep/createLabelSweepNumberFormat';
import { formatCount, formatNumber } from '../../views/words/formatNumber';
import type { Evidence } from './ClaimOptions';
import type { Measurement } from './Measurement';
import { createFormatterOfThresholdAsGiven } from './createFormatterOfThresholdAsGiven';

/** The share of labels that a point of a sweep saves, or its gap to all labels without a teacher. */
export function readMeasurementFromLabelSweep(
  subject: string,
  sweep: LabelSweep,
  { labels, reads = 'share' }: Evidence
): Measurement {
  const { points } = sweep;
  const point = labels === undefined ? points[placeOf(sweep)] : points.find((one) => one.labels === labels);
  if (!point)
    throw new RangeError(
      `${subject}: expected labels to be one of ${points.map((one) => one.labels).join(', ')}, got ${showValue(labels)}; name one of these`
    );
  const text = createLabelSweepNumberFormat(sweep);
  const level = `${formatNumber(100 * sweep.confidence)} %`;
  const count = `${formatCount(point.labels)} ${point.labels === 1 ? 'label' : 'labels'}`;
  const reached = `${sweep.metric.title} ${text.value(point.distilled.mean)} with ${count} and the teacher`;
  if (reads === 'gap') {
    const all = points[points.length - 1];
    if (!point.gap || !all.alone)
      throw new RangeError(`${subject}: expected a sweep with gaps, got one without; run kd.labelSweep again`);
    const { mean, low, high } = point.gap;
    const words = (value: number) => text.difference(value) + text.unit;
    return {
      subject: `with ${count}`,
      measured: `${reached}, ${text.value(all.alone.mean)} with all ${formatCount(all.labels)} alone`,
      interval: `difference ${words(mean)} (${level}: ${text.difference(low)} to ${text.difference(high)})`,
      ...{ mean, low, high, threshold: createFormatterOfThresholdAsGiven(sweep.metric.format, true) }
    };
  }
  const { needed, share, isBound } = point.saved;
  return {
    subject: `with ${count}`,
    measured: `${reached}, which alone takes ${isBound ? 'more than ' : ''}${formatCount(needed)}`,
    interval: `${isBound ? 'at least ' : ''}${percent(share.mean)} saved (${level}: ${percent(share.low)} to ${percent(share.high)})`,
    mean: share.mean,
    low: share.low,
    high: share.high,
    threshold: createFormatterOfThresholdAsGiven('share', false),
    isBound
  };
}
