import type { SeedInterval } from '../../record/StreamAccuracy';
import type { Table } from '../table/Table';
import { formatCost } from '../tradeOff/formatCost';
import type { FrontGroup, ParetoFrontView } from '../types/ParetoFrontView';
import { capitalize } from '../words/capitalize';
import { formatCount, formatNumber } from '../words/formatNumber';
import { createFrontNumberFormat } from './createFrontNumberFormat';

const mostRows = 60;

/** A row for each group: how many candidates and seeds it has, the best one, and the hypervolume. */
export function tabulateFrontGroups(view: ParetoFrontView): Table {
  const { groups, metric, rows, split, confidence, reference, cost, unit } = view;
  const text = createFrontNumberFormat(view);
  const hasSeeds = groups.some(({ seeds }) => seeds > 1);
  const intervals = hasSeeds ? `, with ${formatNumber(100 * confidence)} % intervals over seeds` : '';
  const from = reference
    ? `; hypervolume from ${text.value(reference.value)} at ${formatCost(reference.cost, unit)}, in decades of ${cost} times ${metric.title}${intervals}`
    : '';
  return {
    caption: `${capitalize(metric.title)} (${metric.better} is better) on ${formatCount(rows)} ${split} rows${from}`,
    columns: [
      'Found by',
      'Candidates',
      'Searches',
      'Best',
      ...(reference ? ['Hypervolume', `${groups[0]?.name ?? ''} has more`] : [])
    ],
    rows: groups.map((group) => [
      group.name,
      formatCount(group.points.length),
      formatCount(group.seeds),
      bestOf(group, view, text.value),
      ...(reference ? [formatInterval(group.hypervolume), formatInterval(group.behind)] : [])
    ])
  };
}

/** A row for each candidate on a front, at most 60. */
export function tabulateFrontPoints(view: ParetoFrontView): Table {
  const { groups, cost, unit, metric } = view;
  const text = createFrontNumberFormat(view);
  const found = groups.flatMap(({ name, points }) =>
    points.filter(({ isOnFront }) => isOnFront).map((point) => ({ name, point }))
  );
  const more = found.length > mostRows ? `; ${formatCount(found.length - mostRows)} more are not shown` : '';
  return {
    caption: `On the front of its search${more}`,
    columns: ['Candidate', 'Found by', 'Search', capitalize(cost), capitalize(metric.title)],
    rows: found
      .slice(0, mostRows)
      .map(({ name, point }) => [
        point.name,
        name,
        formatCount(point.seed),
        formatCost(point.cost, unit),
        text.value(point.value)
      ])
  };
}

function bestOf({ points }: FrontGroup, { metric }: ParetoFrontView, written: (value: number) => string): string {
  if (!points.length) return '–';
  const sign = metric.better === 'higher' ? 1 : -1;
  return written(points.reduce((best, point) => (sign * (point.value - best.value) > 0 ? point : best)).value);
}

/** "0.813 (0.802 to 0.824)". */
export function formatInterval(interval: SeedInterval | null): string {
  if (!interval) return '–';
  const { mean, low, high } = interval;
  const own = formatNumber(mean);
  return low === null || high === null ? own : `${own} (${formatNumber(low)} to ${formatNumber(high)})`;
}
