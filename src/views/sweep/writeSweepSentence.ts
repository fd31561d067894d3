import {
  computeConfidenceIntervalOverSeeds,
  type ConfidenceIntervalOverSeeds
} from '../facts/computeConfidenceIntervalOverSeeds';
import { joinWithAnd } from '../words/joinWithAnd';
import { formatSetting } from './formatSetting';
import { computeSweepCurves, type SweepCurve, type SweepPoint, type SweepReading } from './computeSweepCurves';
import { createSweptNumberFormat } from './createSweptNumberFormat';
import type { SweepView, SweptMetric } from '../types/SweepView';

/** Which value is best, how good, how good the student is alone, and which other values cannot be told from it. */
export function writeSweepSentence(view: SweepView, reading: SweepReading = view): string {
  const metric = view.metrics.find(({ name }) => name === reading.metric);
  const curves = computeSweepCurves(view, reading);
  const best = metric && bestPoint(curves, metric);
  if (!metric || !best) return 'Nothing is measured.';
  const { curve, point } = best;
  const text = createSweptNumberFormat(view, reading);
  const value = (interval: ConfidenceIntervalOverSeeds) => intervalText(interval, text.value);
  const where = [`${reading.over} ${formatSetting(point.at)}`, curve.name].filter(Boolean).join(', ');
  const { student, baseline } = point;
  const first = `${metric.title} on the ${view.split} rows is best at ${where}: ${value(student)}${student.seeds > 1 ? `, mean of ${student.seeds} seeds` : ''}`;
  const alone = baseline ? `; the student alone has ${value(baseline)}` : '';
  return `${capital(first)}${alone}. ${rivalsSay(view, metric, curve, point)}`.trim();
}

function rivalsSay({ runs }: SweepView, metric: SweptMetric, { points }: SweepCurve, best: SweepPoint): string {
  const others = points.filter((point) => point !== best);
  if (!others.length) return '';
  const seedsOf = (point: SweepPoint) => new Map(point.runs.map((i) => [runs[i].seed, metric.student[i]]));
  const own = seedsOf(best);
  const shared = others.map((point) => ({
    at: formatSetting(point.at),
    differences: [...seedsOf(point)].flatMap(([seed, value]) => {
      const mine = own.get(seed);
      return typeof value === 'number' && typeof mine === 'number' ? [mine - value] : [];
    })
  }));
  if (shared.every(({ differences }) => differences.length < 2)) return 'There is one seed for each value, which proves nothing.';
  const alike = shared.filter(({ differences }) => !isApart(differences)).map(({ at }) => at);
  if (!alike.length) return 'Seed by seed it is apart from every other value.';
  return `Seed by seed it is not told apart from ${joinWithAnd(alike)}.`;
}

/** Whether the paired 95 % interval leaves out 0. */
function isApart(differences: readonly number[]): boolean {
  const interval = computeConfidenceIntervalOverSeeds(differences);
  return interval !== null && interval.low !== null && interval.high !== null && (interval.low > 0 || interval.high < 0);
}

export function bestPoint(
  curves: readonly SweepCurve[],
  { better }: SweptMetric
): { curve: SweepCurve; point: SweepPoint } | null {
  const all = curves.flatMap((curve) => curve.points.map((point) => ({ curve, point })));
  if (!all.length) return null;
  const sign = better === 'higher' ? 1 : -1;
  return all.reduce((a, b) => (sign * b.point.student.mean > sign * a.point.student.mean ? b : a));
}

/** "95.2 % (94.8 % to 95.6 %)". */
export function intervalText({ mean, low, high }: ConfidenceIntervalOverSeeds, value: (value: number) => string): string {
  return low === null || high === null ? value(mean) : `${value(mean)} (${value(low)} to ${value(high)})`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
