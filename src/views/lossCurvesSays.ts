import type { RunRecord, TermSetup } from '../record/RunRecord';
import type { Curve, CurveStage } from './View';
import { formatDescription } from './formatDescription';
import { formatNumber, formatPercent } from './formatNumber';
import { isShare } from './isShare';
import { listed } from './listed';
import { sentence } from './sentence';

/** The sentence that reads loss curves out: how far, from where to where, stage by stage where there are some, what was kept, of what terms. */
export function lossCurvesSays(record: RunRecord, curves: readonly Curve[], stages: readonly CurveStage[]): string {
  const trained = `${formatNumber(curves.reduce((most, { epoch }) => Math.max(most, epoch.at(-1) ?? 0), 0))} of ${record.setup.epochs} epochs`;
  const failure = record.status === 'failed' ? `${sentence(`The run failed: ${record.error ?? 'no reason was recorded'}`)} ` : '';
  if (!curves.length) return `${failure}Nothing is measured yet (0 of ${record.setup.epochs} epochs).`;
  const how = { running: ', still running,', done: '', stopped: ', stopped early,', failed: '' }[record.status];
  const parts = [`After ${trained}${how} ${stages.length ? fallOfStages(curves, stages) : fall(curves)}`];
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

function fall(curves: readonly Curve[]): string {
  const losses = curves.filter(({ of, split, axis }) => of === 'student' && split === 'train' && axis === 'loss');
  const ends = ({ value }: Curve) => `from ${formatNumber(value[0])} to ${formatNumber(value[value.length - 1])}`;
  const total = losses.find(({ series }) => series === 'train/loss');
  const terms = losses.filter((curve) => curve !== total).map((curve) => `${curve.series.slice('train/'.length)} ${ends(curve)}`);
  if (!total) return terms.length ? `the train losses went: ${terms.join(', ')}` : 'no train loss is recorded';
  return `the train loss went ${ends(total)}${terms.length > 1 ? ` (${terms.join(', ')})` : ''}`;
}

/** Each with its own terms: their sum in one stage says nothing of their sum in another. */
function fallOfStages(curves: readonly Curve[], stages: readonly CurveStage[]): string {
  const told = stages.flatMap(({ name, from, to }) => {
    const inside = curves.flatMap((curve) => {
      const value = curve.value.filter((one, i) => one !== null && curve.epoch[i] > from && curve.epoch[i] <= to);
      return value.length ? [{ ...curve, value }] : [];
    });
    return inside.length ? [`in ${stageWords({ name, from, to })} ${fall(inside)}`] : [];
  });
  return told.length ? told.join(', ') : fall(curves);
}

/** "hint (epochs 1 to 3)". */
function stageWords({ name, from, to }: CurveStage): string {
  const first = formatNumber(from + 1);
  return `${name} (${to === from + 1 ? `epoch ${first}` : `epochs ${first} to ${formatNumber(to)}`})`;
}

function settings({ setup }: RunRecord): string {
  if (setup.stages && setup.stages.length > 1)
    return `Loss: ${listed(setup.stages.map(({ name, terms }) => `in ${name} ${sum(terms)}`))}.`;
  return Object.keys(setup.terms).length ? `Loss: ${sum(setup.terms)}.` : 'No loss terms are recorded.';
}

function sum(terms: { [name: string]: TermSetup }): string {
  const words = Object.entries(terms).map(
    ([name, { weight, loss }]) =>
      `${typeof weight === 'number' ? formatNumber(weight) : formatDescription(weight)} x ${name}, ${formatDescription(loss)}`
  );
  return words.length ? words.join(' + ') : 'no terms';
}

function named(series: string): string {
  return series.replace('/', ' ');
}

function measured(series: string, value: number): string {
  return isShare(series) ? formatPercent(value) : formatNumber(value);
}
