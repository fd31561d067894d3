import type { TranslationBundle } from '@jupyterlab/translation';
import { isLead } from '../../../../src/views/lossCurves/describeCurveOwner';
import { formatNumber } from '../../words/formatNumber';
import { findCurveOfSeries } from './findCurveOfSeries';
import type { OverlaidRun } from './OverlaidRun';
import type { SeedFamily } from './groupSeedReplicates';

/** An interval needs three seeds; of two there is only the range. */
export function describeBands(families: readonly SeedFamily[], trans: TranslationBundle): string {
  return families.some(({ runs }) => runs.length > 2)
    ? trans.__('Bands: 95 % intervals of the mean over seeds; of two seeds, from one to the other.')
    : trans.__('Bands: from one seed to the other.');
}

/** Runs of one title are told apart by their place. */
export function distinctRunName(titles: readonly string[], place: number): string {
  const title = titles[place].slice(0, 120);
  const same = titles.filter((other) => other === titles[place]).length;
  return same > 1 ? `${title} (${titles.slice(0, place + 1).filter((other) => other === titles[place]).length})` : title;
}

export function listSeries(runs: readonly OverlaidRun[]): string[] {
  const all = runs.flatMap(({ view }) => view.lossCurves.curves.filter((curve) => isLead(curve)).map(({ series }) => series));
  return [...new Set(all)];
}

/** The last value of each, for those who do not see the curves. */
export function describeLastValues(runs: readonly OverlaidRun[], series: string): string {
  const ends = runs.flatMap(({ name, view }) => {
    const end = findCurveOfSeries(view, series)?.value.findLast((value) => value !== null);
    return end === undefined || end === null ? [] : [`${name} ${formatNumber(end, 1)}`];
  });
  return ends.join(', ');
}
