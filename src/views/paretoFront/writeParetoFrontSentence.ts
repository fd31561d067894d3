import { formatCost } from '../tradeOff/formatCost';
import type { ParetoFrontView } from '../types/ParetoFrontView';
import { formatCount } from '../words/formatNumber';
import { createFrontNumberFormat } from './createFrontNumberFormat';
import { formatInterval } from './tabulateParetoFront';

const mostNamed = 4;

/** What the first group reaches, and how far the others are behind it. */
export function writeParetoFrontSentence(view: Omit<ParetoFrontView, 'says'>): string {
  const { groups, metric, cost, unit, rows, split } = view;
  const [first, ...others] = groups;
  const front = first?.points.filter(({ isOnFront }) => isOnFront) ?? [];
  if (!front.length) return 'Nothing is measured.';
  const text = createFrontNumberFormat(view);
  const ends = [front[0], front[front.length - 1]].map(
    (point) => `${text.value(point.value)} at ${formatCost(point.cost, unit)}`
  );
  const range = first.seeds > 1 ? '' : `, ${[...new Set(ends)].join(' to ')}`;
  const searches = first.seeds > 1 ? ` in ${formatCount(first.seeds)} searches` : '';
  const measured = `On ${formatCount(rows)} ${split} rows ${formatCount(front.length)} of ${formatCount(first.points.length)} candidates of ${first.name}${searches} are unbeaten in ${metric.title} against ${cost}${range}.`;
  const compared = others.slice(0, mostNamed).flatMap(({ name, behind }) => {
    if (!behind) return [];
    const { mean, low, high } = behind;
    const words =
      low === null || high === null
        ? 'by one search, which says little'
        : low > 0
          ? 'clearly more'
          : high < 0
            ? 'clearly less'
            : 'no clear difference';
    return [`Against ${name} its hypervolume is larger by ${formatInterval({ mean, low, high })}: ${words}.`];
  });
  return [measured, ...compared].join(' ');
}
