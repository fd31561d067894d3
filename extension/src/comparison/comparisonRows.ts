import { formatP } from '../../../src/views/formatP';
import { metricText } from '../../../src/views/metricText';
import { modelColors } from '../../../src/views/modelColors';
import { palette } from '../../../src/views/palette';
import type { ComparisonView } from '../../../src/views/View';
import { plainText } from '../plainText';
import { tickName } from '../tickName';
import type { Theme } from '../theme';

/** A mean with its interval, as it is drawn. */
export interface Row {
  label: string;
  color: string;
  mean: number | null;
  low: number | null;
  high: number | null;
  singles: (number | null)[];
  hover: string;
}

/** A row for each model. */
export function modelRows(view: ComparisonView, place: number, theme: Theme): Row[] {
  const { value } = metricText(view, place);
  const names = view.models.map(({ name }) => name);
  const colors = modelColors(names, theme.light ? palette.light : palette.dark);
  return view.models.map(({ name, seeds, estimates }, i) => {
    const { mean, low, high, least, most } = estimates[place];
    const words = [
      `${plainText(name)}: ${value(mean)}`,
      `${value(low)} to ${value(high)}`,
      ...(seeds > 1 ? [`${seeds} seeds: ${value(least)} to ${value(most)}`] : [])
    ];
    return {
      label: tickName(name),
      color: colors[i],
      mean,
      low,
      high,
      singles: seeds > 1 ? [least, most] : [],
      hover: words.join('<br>')
    };
  });
}

/** A row for each difference; shares in points. */
export function differenceRows(view: ComparisonView, place: number, theme: Theme): Row[] {
  const { name, format } = view.metrics[place];
  const { difference, unit } = metricText(view, place);
  const scaled = (value: number | null) => (value === null ? null : value * (format === 'share' ? 100 : 1));
  return view.differences
    .filter(({ metric }) => metric === name)
    .map(({ model, against, mean, low, high, p, verdict }) => {
      const told = mean === null ? 'not measured' : `${verdict}, ${plainText(formatP(p, view.resamples))}`;
      return {
        label: `${tickName(model, 14)} − ${tickName(against, 14)}<br>${told}`,
        color: theme.text,
        mean: scaled(mean),
        low: scaled(low),
        high: scaled(high),
        singles: [],
        hover: `${plainText(model)} − ${plainText(against)}: ${difference(mean)}${unit}<br>${difference(low)} to ${difference(high)}<br>${told}`
      };
    });
}
