import { listModelsOfRecord, type ModelRun } from '../../record/listModelsOfRecord';
import type { History, RunRecord, Stamp } from '../../record/RunRecord';
import { computeRunKey } from '../../record/computeRunKey';
import type { Curve, CurveStage, LossCurvesView } from '../types/LossCurvesView';
import { describeSettingChanges } from './describeSettingChanges';
import { isDiagnosticSeries } from './isDiagnosticSeries';
import { isShareSeries } from '../words/isShareSeries';
import { writeLossCurvesSentence } from './writeLossCurvesSentence';
import { roundDecimals, roundTo } from '../words/roundTo';

/** All points of all curves together: about 100 kB of JSON. */
const pointsAtMost = 5500;

/** The loss curves of a record as plain data; `lossCurves` returns the same with a display. */
export function computeLossCurvesView(record: RunRecord): LossCurvesView {
  const stages = stagesOf(record);
  const curves = thin(
    listModelsOfRecord(record).flatMap((model) => modelCurves(model, stages.length > 0, record.stamp)),
    record.history.best?.epoch
  );
  const lastEpoch = record.history.epoch.at(-1);
  return {
    kind: 'lossCurves',
    title: `${record.title}: loss curves`,
    says: writeLossCurvesSentence(record, curves, stages),
    run: computeRunKey({ id: record.id, started: record.stamp.started }),
    curves,
    best: record.history.best && { ...record.history.best },
    last: lastEpoch === undefined ? null : { epoch: roundDecimals(lastEpoch, 4) },
    ...(stages.length ? { stages } : {}),
    ...(record.changes?.length ? { changes: describeSettingChanges(record.changes) } : {}),
    ...otherAxes(record),
    ...(record.data.targets && { unitless: true })
  };
}

function otherAxes({ history, stamp: { clock } }: RunRecord): Pick<LossCurvesView, 'stepsAnEpoch' | 'clock'> {
  const [steps, epochs] = [history.step.at(-1), history.epoch.at(-1)];
  const seconds = clock && { epoch: [...clock.epoch], seconds: clock.seconds.map((one) => roundDecimals(one, 3)) };
  return { ...(steps && epochs ? { stepsAnEpoch: roundTo(steps / epochs, 7) } : {}), ...(seconds && { clock: seconds }) };
}

/** A single stage counts as none, since there is nothing to tell apart. */
function stagesOf({ setup: { stages = [] } }: RunRecord): CurveStage[] {
  if (stages.length < 2) return [];
  return stages.map(({ name, firstEpoch, lastEpoch }) => ({ name, from: firstEpoch - 1, to: lastEpoch }));
}

/** For a model besides student and baseline: the weighted sum, and the series that chose its epoch. More curves of ten clients would be unreadable. */
function modelCurves({ name, role, isLead, history }: ModelRun, isStaged: boolean, stamp: Stamp): Curve[] {
  if (!history) return [];
  const curves = [...curvesOf(name, history, isLead && isStaged), ...(isLead ? usageCurves(name, stamp) : [])];
  const isUsual = name === role && (role === 'student' || role === 'baseline');
  const owned = curves.map((curve): Curve => ({ ...curve, ...(!isUsual && { role, ...(isLead && { isLead }) }) }));
  if (isLead || role === 'baseline') return owned;
  return owned.filter(({ series }) => series === 'train/loss' || series === (history.best?.series ?? 'validation/accuracy'));
}

/** What the process used while the model learnt. */
function usageCurves(of: string, { clock }: Stamp): Curve[] {
  const columns = { memory: clock?.memory ?? [], processors: clock?.processors ?? [] };
  return Object.entries(columns).flatMap(([series, column]): Curve[] => {
    const value = column.map((one) => roundTo(one, 4));
    const epoch = clock?.epoch.slice(0, value.length) ?? [];
    return epoch.length ? [{ series, of, axis: 'diagnostic', split: null, epoch, value: value.slice(0, epoch.length) }] : [];
  });
}

function curvesOf(of: string, history: History, isStaged: boolean): Curve[] {
  const curves = Object.entries(history.series).map(([series, column]): Curve => {
    const split = series.startsWith('train/') ? 'train' : series.startsWith('validation/') ? 'validation' : null;
    const axis =
      split !== null ? (isShareSeries(series) ? 'share' : 'loss') : isDiagnosticSeries(series) ? 'diagnostic' : 'setting';
    const isMeasured = (i: number) => typeof column[i] === 'number' && Number.isFinite(column[i]);
    const last = column.reduce<number>((place, _, i) => (isMeasured(i) ? i : place), -1);
    const points = column.flatMap((value, i): { epoch: number; value: number | null }[] => {
      const epoch = roundDecimals(history.epoch[i], 4);
      if (value === null || !Number.isFinite(value)) {
        // A value that was not measured here is not a gap: validation metrics are measured once per epoch. A term that a stage lacks is a gap.
        const isGap = isStaged && split !== 'validation' && axis !== 'diagnostic' && i < last && isMeasured(i - 1);
        return isGap ? [{ epoch, value: null }] : [];
      }
      // A setting is drawn from change to change.
      if (axis === 'setting' && value === column[i - 1] && value === column[i + 1]) return [];
      return [{ epoch, value: roundTo(value, 7) }];
    });
    return { series, of, axis, split, epoch: points.map(({ epoch }) => epoch), value: points.map(({ value }) => value) };
  });
  // The losses come first: the weighted sum, then its terms, then what else was measured.
  const rank = ({ series, split, axis }: Curve) =>
    series === 'train/loss' ? 0 : split === 'train' ? 1 : split === 'validation' ? 2 : axis === 'setting' ? 3 : 4;
  return curves.filter(({ value }) => value.length > 0).sort((a, b) => rank(a) - rank(b));
}

function thin(curves: Curve[], best: number | undefined): Curve[] {
  const points = curves.reduce((sum, { value }) => sum + value.length, 0);
  const every = Math.ceil(points / pointsAtMost);
  if (every <= 1) return curves;
  return curves.map((curve) => {
    const extremes = extremesOf(curve.value, 2 * every);
    const kept = (i: number) =>
      extremes.has(i) || i === 0 || i === curve.epoch.length - 1 || curve.epoch[i] === best || curve.value[i] === null;
    return { ...curve, epoch: curve.epoch.filter((_, i) => kept(i)), value: curve.value.filter((_, i) => kept(i)) };
  });
}

/** Keeps the smallest and largest of every few points. The points that are left out lie between them. */
function extremesOf(values: readonly (number | null)[], size: number): Set<number> {
  const kept = new Set<number>();
  for (let from = 0; from < values.length; from += size) {
    const places = values.slice(from, from + size).map((_, i) => from + i);
    const pick = (isFurther: (value: number, than: number) => boolean) =>
      places.reduce((best, i) => (isFurther(values[i] ?? NaN, values[best] ?? NaN) ? i : best), from);
    kept.add(pick((value, than) => value < than));
    kept.add(pick((value, than) => value > than));
  }
  return kept;
}
