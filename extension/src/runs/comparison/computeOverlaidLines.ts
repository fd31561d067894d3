import { computeConfidenceIntervalOverSeeds } from '../../../../src/views/facts/computeConfidenceIntervalOverSeeds';
import { smoothCurve } from '../../../../src/views/lossCurves/smoothCurve';
import { trans } from '../../dom/trans';
import { epochsToAxis } from './epochsToAxis';
import { findCurveOfSeries } from './findCurveOfSeries';
import type { OverlaidRun, OverlayReading } from './OverlaidRun';
import { groupSeedReplicates } from './groupSeedReplicates';

/** A line of the picture: a run, or the mean of runs that differ in the seed alone. */
export interface OverlaidLine {
  /** What hides and shows it. */
  key: string;
  name: string;
  /** Whose colour and dash it has. */
  look: number;
  x: number[];
  y: (number | null)[];
  /** Around a mean: where its interval begins and ends. */
  band?: { low: (number | null)[]; high: (number | null)[] };
  /** A single run beside the mean of its family. */
  isSingle: boolean;
  isShare: boolean;
  hasMarks: boolean;
}

/** An interval of the mean needs three seeds: with two it would be wider than anything drawn. */
const leastForInterval = 3;

/** Every line that is shown, in the order of the legend. */
export function computeOverlaidLines(runs: readonly OverlaidRun[], reading: OverlayReading): OverlaidLine[] {
  if (!reading.bands) return runs.flatMap((run, look) => lineOf(run, look, false, reading) ?? []);
  return groupSeedReplicates(runs).flatMap(({ key, name, runs: members }, look): OverlaidLine[] => {
    const lines = members.flatMap((run) => lineOf(run, look, members.length > 1, reading) ?? []);
    if (members.length < 2 || lines.length < 2) return lines.map((line) => ({ ...line, isSingle: false, key }));
    const single = reading.single ? lines.map((line) => ({ ...line, key })) : [];
    return [...single, meanLine({ key, name: trans.__('%1 (mean of %2 seeds)', name, lines.length), look }, lines)];
  });
}

function lineOf(run: OverlaidRun, look: number, isSingle: boolean, reading: OverlayReading): OverlaidLine | null {
  const { key, name, view } = run;
  const curve = findCurveOfSeries(view, reading.series);
  const x = curve && epochsToAxis(view, curve, reading.axis);
  if (!curve || !x) return null;
  const y = reading.smoothing > 0 ? smoothCurve(curve.value, reading.smoothing) : curve.value;
  const hasMarks = curve.split === 'validation' || x.length < 3;
  return { key, name, look, x, y, isSingle, isShare: curve.axis === 'share', hasMarks };
}

function meanLine(own: Pick<OverlaidLine, 'key' | 'name' | 'look'>, lines: readonly OverlaidLine[]): OverlaidLine {
  const [{ x, isShare, hasMarks }] = lines;
  const at = x.map((place) => {
    const values = lines.map((line) => valueAt(line, place));
    const known = values.filter((value): value is number => value !== null);
    const interval = computeConfidenceIntervalOverSeeds(known);
    const isInterval = known.length >= leastForInterval;
    const low = isInterval ? interval!.low : known.length ? Math.min(...known) : null;
    const high = isInterval ? interval!.high : known.length ? Math.max(...known) : null;
    return { mean: interval?.mean ?? null, low, high };
  });
  const band = { low: at.map(({ low }) => low), high: at.map(({ high }) => high) };
  return { ...own, x, y: at.map(({ mean }) => mean), band, isSingle: false, isShare, hasMarks };
}

/** On the straight line between the points around it; null outside the line: records of equal length may be thinned at other points. */
function valueAt({ x, y }: OverlaidLine, place: number): number | null {
  const after = x.findIndex((at) => at >= place - 1e-9);
  if (after < 0) return null;
  if (Math.abs(x[after] - place) < 1e-9) return y[after];
  const [from, to] = [y[after - 1], y[after]];
  if (after === 0 || from === null || to === null) return null;
  return from + ((place - x[after - 1]) / (x[after] - x[after - 1])) * (to - from);
}
