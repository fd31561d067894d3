import type { History, RunRecord } from '../record/RunRecord';
import type { Curve, LossCurvesView } from './View';
import { formatDescription } from './formatDescription';
import { formatNumber, formatPercent } from './formatNumber';
import { sentence } from './sentence';
import { roundDecimals, roundTo } from './roundTo';

/** All points of all curves together: about 100 kB of JSON. */
const pointsAtMost = 5500;

const shares = ['accuracy', 'averagePrecision', 'rocAuc', 'agreement', 'ece'];

/** The loss curves of a record as plain data; `lossCurves` gives the same with a display. */
export function readLossCurves(record: RunRecord): LossCurvesView {
  const student = curvesOf('student', record.history);
  const baseline = record.baselineHistory ? curvesOf('baseline', record.baselineHistory) : [];
  const curves = thin([...student, ...baseline], record.history.best?.epoch);
  const lastEpoch = record.history.epoch.at(-1);
  return {
    kind: 'lossCurves',
    title: `${record.title}: loss curves`,
    says: says(record, curves),
    curves,
    best: record.history.best && { ...record.history.best },
    last: lastEpoch === undefined ? null : { epoch: roundDecimals(lastEpoch, 4) }
  };
}

function curvesOf(of: Curve['of'], history: History): Curve[] {
  const curves = Object.entries(history.series).map(([series, column]): Curve => {
    const split = series.startsWith('train/') ? 'train' : series.startsWith('validation/') ? 'validation' : null;
    const axis = split === null ? 'setting' : shares.includes(series.slice(series.indexOf('/') + 1)) ? 'share' : 'loss';
    const points = column.flatMap((value, i) => {
      // Not measured at this point is no gap: a validation metric is measured once an epoch.
      if (value === null || !Number.isFinite(value)) return [];
      // A setting is drawn from change to change.
      if (axis === 'setting' && value === column[i - 1] && value === column[i + 1]) return [];
      return [{ epoch: roundDecimals(history.epoch[i], 4), value: roundTo(value, 7) }];
    });
    return { series, of, axis, split, epoch: points.map(({ epoch }) => epoch), value: points.map(({ value }) => value) };
  });
  // What was asked for first: the weighted sum, then its terms, then what was measured beside them.
  const rank = ({ series, split }: Curve) =>
    series === 'train/loss' ? 0 : split === 'train' ? 1 : split === 'validation' ? 2 : 3;
  return curves.filter(({ value }) => value.length > 0).sort((a, b) => rank(a) - rank(b));
}

function thin(curves: Curve[], best: number | undefined): Curve[] {
  const points = curves.reduce((sum, { value }) => sum + value.length, 0);
  const every = Math.ceil(points / pointsAtMost);
  if (every <= 1) return curves;
  return curves.map((curve) => {
    const kept = (i: number) => i % every === 0 || i === curve.epoch.length - 1 || curve.epoch[i] === best;
    return { ...curve, epoch: curve.epoch.filter((_, i) => kept(i)), value: curve.value.filter((_, i) => kept(i)) };
  });
}

function says(record: RunRecord, curves: Curve[]): string {
  const trained = `${formatNumber(curves.reduce((most, { epoch }) => Math.max(most, epoch.at(-1) ?? 0), 0))} of ${record.setup.epochs} epochs`;
  const failure = record.status === 'failed' ? `${sentence(`The run failed: ${record.error ?? 'no reason was recorded'}`)} ` : '';
  if (!curves.length) return `${failure}Nothing is measured yet (0 of ${record.setup.epochs} epochs).`;
  const parts = [
    `After ${trained}${{ running: ', still running,', done: '', stopped: ', stopped early,', failed: '' }[record.status]} ${fall(curves)}`
  ];
  const { best } = record.history;
  if (best)
    parts.push(
      `epoch ${formatNumber(best.epoch)} was kept for its ${named(best.series)} of ${measured(best.series, best.value)}`
    );
  const rival = record.baselineHistory?.best;
  if (rival)
    parts.push(
      `the baseline's best ${named(rival.series)} is ${measured(rival.series, rival.value)} at epoch ${formatNumber(rival.epoch)}`
    );
  return `${failure}${parts.join('; ')}. ${settings(record)}`;
}

function fall(curves: Curve[]): string {
  const losses = curves.filter(({ of, split, axis }) => of === 'student' && split === 'train' && axis === 'loss');
  const ends = ({ value }: Curve) => `from ${formatNumber(value[0])} to ${formatNumber(value[value.length - 1])}`;
  const total = losses.find(({ series }) => series === 'train/loss');
  const terms = losses.filter((curve) => curve !== total).map((curve) => `${curve.series.slice('train/'.length)} ${ends(curve)}`);
  if (!total) return terms.length ? `the train losses went: ${terms.join(', ')}` : 'no train loss is recorded';
  return `the train loss went ${ends(total)}${terms.length > 1 ? ` (${terms.join(', ')})` : ''}`;
}

function settings({ setup }: RunRecord): string {
  const terms = Object.entries(setup.terms).map(
    ([name, { weight, loss }]) =>
      `${typeof weight === 'number' ? formatNumber(weight) : formatDescription(weight)} x ${name}, ${formatDescription(loss)}`
  );
  return terms.length ? `Loss: ${terms.join(' + ')}.` : 'No loss terms are recorded.';
}

function named(series: string): string {
  return series.replace('/', ' ');
}

function measured(series: string, value: number): string {
  return shares.includes(series.slice(series.indexOf('/') + 1)) ? formatPercent(value) : formatNumber(value);
}
