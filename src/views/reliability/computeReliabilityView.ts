import type { Reliability, ReliableModel } from '../../record/Reliability';
import type { ReliabilityView } from '../types/ReliabilityView';
import { formatCount, formatNumber } from '../words/formatNumber';

/** Reliability curves as a view; `reliabilityView` returns the same with a display. */
export function computeReliabilityView(given: Reliability, title = 'Reliability'): ReliabilityView {
  return { kind: 'reliability', title, says: says(given), ...given };
}

function says(given: Reliability): string {
  const { rows, split, of, event, equal, models } = given;
  const what = of === 'largest' ? 'Confidence' : `Probability of ${event}`;
  const told = models.filter(({ bins }) => bins.length).map((model) => `${model.name} ${modelSays(model, given)}`);
  const place = `${what} on ${formatCount(rows)} ${split} rows, in bins of equal ${equal}`;
  return told.length ? `${place}: ${told.join('; ')}.` : `${place}: nothing is measured.`;
}

function modelSays(model: ReliableModel, { confidence }: Reliability): string {
  const { predicted, observed } = overall(model);
  const held = `${formatNumber(100 * confidence)} % intervals hold the prediction in ${heldBy(model)} of ${model.bins.length} bins`;
  return `says ${share(predicted)} on average where ${share(observed)} came true (calibration error ${formatNumber(model.error)}, ${held})`;
}

/** Over all rows. */
export function overall({ bins }: ReliableModel): { predicted: number; observed: number } {
  const rows = bins.reduce((sum, { count }) => sum + count, 0);
  const mean = (name: 'predicted' | 'observed') => bins.reduce((sum, bin) => sum + bin.count * bin[name], 0) / rows;
  return { predicted: mean('predicted'), observed: mean('observed') };
}

/** Bins whose interval of the observed share contains the prediction. */
export function heldBy({ bins }: ReliableModel): number {
  return bins.filter(({ predicted, low, high }) => low <= predicted && predicted <= high).length;
}

/** Three digits, even for rare events: "0.0312 %". */
export function share(value: number): string {
  return `${formatNumber(100 * value)} %`;
}
