import type { Comparison } from '../../../../src/record/Comparison';
import { formatPValue } from '../../../../src/views/comparison/formatPValue';
import { createMetricNumberFormat } from '../../../../src/views/comparison/createMetricNumberFormat';
import { chooseModelColors } from '../../../../src/views/picture/chooseModelColors';
import type { ComparisonView } from '../../../../src/views/View';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Theme } from '../../plot/readTheme';
import { trans } from '../../dom/trans';

/** A mean with its interval, as it is drawn. */
export interface Row {
  /** What stands beside it; each begins on a line of its own. */
  names: string[];
  color: string;
  mean: number | null;
  low: number | null;
  high: number | null;
  singles: (number | null)[];
  hover: string;
}

/** A row for each model. */
export function computeModelRows(view: ComparisonView, place: number, theme: Theme): Row[] {
  const { value } = createMetricNumberFormat(view, place);
  const names = view.models.map(({ name }) => name);
  const colors = chooseModelColors(names, theme.colors);
  return view.models.map(({ name, seeds, estimates }, i) => {
    const { mean, low, high, least, most } = estimates[place];
    const words = [
      `${escapeForPlotly(name)}: ${value(mean)}`,
      trans.__('%1 to %2', value(low), value(high)),
      ...(seeds > 1 ? [trans.__('%1 seeds: %2 to %3', seeds, value(least), value(most))] : [])
    ];
    return {
      names: [name],
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
export function computeDifferenceRows(view: Comparison, place: number, theme: Theme): Row[] {
  const { name, format } = view.metrics[place];
  const { difference, unit } = createMetricNumberFormat(view, place);
  const scaled = (value: number | null) => (value === null ? null : value * (format === 'share' ? 100 : 1));
  return view.differences
    .filter(({ metric }) => metric === name)
    .map(({ model, against, mean, low, high, p, verdict }) => {
      const told =
        mean === null ? trans.__('not measured') : `${pairedVerdictLabel(verdict)}, ${formatPValue(p, view.resamples)}`;
      return {
        names: [`${model} − ${against}`, told],
        color: theme.text,
        mean: scaled(mean),
        low: scaled(low),
        high: scaled(high),
        singles: [],
        hover: `${escapeForPlotly(model)} − ${escapeForPlotly(against)}: ${difference(mean)}${unit}<br>${trans.__('%1 to %2', difference(low), difference(high))}<br>${escapeForPlotly(told)}`
      };
    });
}

/** A verdict of a paired test in the reader's language. */
export function pairedVerdictLabel(verdict: 'better' | 'worse' | 'not separable'): string {
  return { better: trans.__('better'), worse: trans.__('worse'), 'not separable': trans.__('not separable') }[verdict];
}
