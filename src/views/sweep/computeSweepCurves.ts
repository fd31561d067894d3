import {
  computeConfidenceIntervalOverSeeds,
  type ConfidenceIntervalOverSeeds
} from '../facts/computeConfidenceIntervalOverSeeds';
import type { SettingValue } from '../facts/RunFacts';
import { formatSetting } from './formatSetting';
import type { SweepView } from '../types/SweepView';

/** The means along one setting, with everything else the same. */
export interface SweepCurve {
  /** The other settings that differ between curves: "hard.weight 0.1". Empty if there are none. */
  name: string;
  points: SweepPoint[];
}

export interface SweepPoint {
  at: SettingValue | null;
  student: ConfidenceIntervalOverSeeds;
  baseline: ConfidenceIntervalOverSeeds | null;
  /** Places of its runs in the view. */
  runs: number[];
}

/** Which setting is on the axis and which metric is drawn. */
export interface SweepReading {
  over: string;
  metric: string;
}

/** A curve for each combination of the other settings, with points in rising order. Runs that differ in the seed alone are one point. */
export function computeSweepCurves(view: SweepView, { over, metric }: SweepReading): SweepCurve[] {
  const { settings, metrics, runs } = view;
  const axis = settings.find(({ name }) => name === over);
  const values = metrics.find(({ name }) => name === metric);
  if (!axis || !values) return [];
  const others = settings.filter((one) => one !== axis && !follows(one.values, axis.values));
  const curves = new Map<string, Map<SettingValue | null, number[]>>();
  runs.forEach((_, i) => {
    const name = others.map((one) => `${one.name} ${formatSetting(one.values[i])}`).join(', ');
    const points = curves.get(name) ?? new Map<SettingValue | null, number[]>();
    curves.set(name, points.set(axis.values[i], [...(points.get(axis.values[i]) ?? []), i]));
  });
  return [...curves].map(([name, points]) => ({
    name,
    points: [...points]
      .sort(([a], [b]) => inOrder(a, b))
      .flatMap(([at, places]): SweepPoint[] => {
        const student = computeConfidenceIntervalOverSeeds(places.map((i) => values.student[i]));
        const baseline = computeConfidenceIntervalOverSeeds(places.map((i) => values.baseline[i]));
        return student ? [{ at, student, baseline, runs: places }] : [];
      })
  }));
}

/** Whether a setting is known once that on the axis is: then it makes no curves of its own. */
function follows(values: readonly unknown[], axis: readonly unknown[]): boolean {
  const seen = new Map<unknown, unknown>();
  return values.every((value, i) => {
    if (!seen.has(axis[i])) seen.set(axis[i], value);
    return seen.get(axis[i]) === value;
  });
}

/** Numbers before words, what is not set last. */
function inOrder(a: SettingValue | null, b: SettingValue | null): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const rank = (value: SettingValue | null) => (value === null ? 2 : typeof value === 'string' ? 1 : 0);
  return rank(a) - rank(b) || String(a).localeCompare(String(b), 'en');
}
