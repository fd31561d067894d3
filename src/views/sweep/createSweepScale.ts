import type { SettingValue } from '../facts/RunFacts';
import { formatSetting } from './formatSetting';
import { computeSweepCurves, type SweepReading } from './computeSweepCurves';
import type { SweepView } from '../types/SweepView';

/** Where the values of a setting lie: numbers at their size, or at its logarithm, anything else side by side. */
export interface SweepScale {
  isLog: boolean;
  low: number;
  high: number;
  ticks: { at: number; text: string }[];
  at(value: SettingValue | null): number;
}

/** Ten times as much and more is drawn over a logarithmic axis. */
const wide = 10;

export function createSweepScale(view: SweepView, reading: SweepReading): SweepScale {
  const points = computeSweepCurves(view, reading).flatMap((curve) => curve.points.map(({ at }) => at));
  const values = [...new Set(points)];
  const numbers = values.filter((value): value is number => typeof value === 'number');
  if (numbers.length < values.length || values.length < 2) {
    const ticks = values.map((value, at) => ({ at, text: formatSetting(value) }));
    return { isLog: false, low: -0.5, high: values.length - 0.5, ticks, at: (value) => values.indexOf(value) };
  }
  numbers.sort((a, b) => a - b);
  const [least, most] = [numbers[0], numbers[numbers.length - 1]];
  const isLog = least > 0 && most / least >= wide;
  const place = (value: number) => (isLog ? Math.log10(value) : value);
  const pad = 0.04 * (place(most) - place(least));
  return {
    isLog,
    low: place(least) - pad,
    high: place(most) + pad,
    ticks: numbers.map((value) => ({ at: place(value), text: formatSetting(value) })),
    at: (value) => place(value as number)
  };
}
