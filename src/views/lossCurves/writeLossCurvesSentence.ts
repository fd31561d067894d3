import { listModelsOfRecord } from '../../record/listModelsOfRecord';
import type { History, RunRecord, TermSetup } from '../../record/RunRecord';
import type { Curve, CurveStage } from '../types/LossCurvesView';
import { isLead } from './describeCurveOwner';
import { termName } from './chooseCurveStyle';
import { describeSettingChanges } from './describeSettingChanges';
import { writeGradientSentences } from './writeGradientSentences';
import { formatDescription } from '../words/formatDescription';
import { formatCount, formatNumber, formatPercent } from '../words/formatNumber';
import { isShareSeries } from '../words/isShareSeries';
import { withFullStop } from '../words/withFullStop';

/** The sentence for loss curves: how far the run is, from what to what the loss went (for each stage), what was kept, and which terms there are. */
export function writeLossCurvesSentence(record: RunRecord, curves: readonly Curve[], stages: readonly CurveStage[]): string {
  const trained = `${formatNumber(curves.reduce((most, { epoch }) => Math.max(most, epoch.at(-1) ?? 0), 0))} of ${record.setup.epochs} epochs`;
  const failure =
    record.status === 'failed' ? `${withFullStop(`The run failed: ${record.error ?? 'no reason was recorded'}`)} ` : '';
  if (!curves.length) return `${failure}Nothing is measured yet (0 of ${record.setup.epochs} epochs).`;
  const how = { running: ', still running,', done: '', stopped: ', stopped early,', failed: '' }[record.status];
  const parts = [`After ${trained}${how} ${stages.length ? fallOfStages(curves, stages) : fall(curves)}`];
  const { best } = record.history;
  if (best)
    parts.push(
      `epoch ${formatNumber(best.epoch)} was kept for its ${named(best.series, record)} of ${measured(best.series, best.value)}`
    );
  const others = listModelsOfRecord(record).filter((model) => !model.isLead && model.history?.best);
  for (const { name, role, history } of others.slice(0, othersTold)) {
    const rival = history?.best as NonNullable<History['best']>;
    const who = name === role ? `the ${name}` : name;
    parts.push(
      `${who}'s best ${named(rival.series, record)} is ${measured(rival.series, rival.value)} at epoch ${formatNumber(rival.epoch)}`
    );
  }
  if (others.length > othersTold) parts.push(`${others.length - othersTold} other models learnt too`);
  const more = [settings(record), ...changesSay(record), ...transferSays(record), ...writeGradientSentences(record.history)];
  return [`${failure}${parts.join('; ')}.`, ...more].join(' ');
}

/** How many models besides the student the sentence mentions. The table has all of them. */
const othersTold = 4;

function fall(curves: readonly Curve[]): string {
  const { total, terms } = losses(curves);
  if (!total) return terms.length ? `the train losses went: ${terms.join(', ')}` : 'no train loss is recorded';
  return `the train loss went ${ends(total)}${terms.length > 1 ? ` (${terms.join(', ')})` : ''}`;
}

/** How many stages the sentence mentions. The table has all of them. */
const toldAtMost = 4;

/** Each stage has its own terms: their sums in different stages cannot be compared. */
function fallOfStages(curves: readonly Curve[], stages: readonly CurveStage[]): string {
  const told = stages.flatMap(({ name, from, to }) => {
    const inside = curves.flatMap((curve) => {
      const value = curve.value.filter((one, i) => one !== null && curve.epoch[i] > from && curve.epoch[i] <= to);
      return value.length ? [{ ...curve, value }] : [];
    });
    const { total, terms } = losses(inside);
    const epochs = to === from + 1 ? `epoch ${to}` : `epochs ${from + 1} to ${to}`;
    const beside = terms.length > 1 ? `; ${terms.join(', ')}` : '';
    return total ? [`${ends(total)} in stage ${name} (${epochs}${beside})`] : [];
  });
  return told.length ? `the train loss went ${bounded(told, ', ')}` : fall(curves);
}

function losses(curves: readonly Curve[]): { total: Curve | undefined; terms: string[] } {
  const all = curves.filter((curve) => isLead(curve)).filter(({ split, axis }) => split === 'train' && axis === 'loss');
  const total = all.find(({ series }) => series === 'train/loss');
  const terms = all
    .filter((curve) => curve !== total)
    .map((curve) => `${termName(curve.series.slice('train/'.length))} ${ends(curve)}`);
  return { total, terms };
}

function ends({ value }: Curve): string {
  return `from ${formatNumber(value[0])} to ${formatNumber(value[value.length - 1])}`;
}

function settings({ setup: { stages, terms } }: RunRecord): string {
  if (stages && stages.length > 1) {
    const told = stages.map((stage) => `in ${stage.name}: ${sum(stage.terms)}`);
    return `Loss ${bounded(told, '; ')}.`;
  }
  return Object.keys(terms).length ? `Loss: ${sum(terms)}.` : 'No loss terms are recorded.';
}

function changesSay({ changes = [] }: RunRecord): string[] {
  const told = describeSettingChanges(changes).map(({ epoch, text }) => `from epoch ${epoch + 1} on ${text}`);
  return told.length ? [`Changed by hand: ${bounded(told, '; ')}.`] : [];
}

/** The rows besides the train rows. `setup` has everything that is known about them. */
function transferSays({ transfer = {} }: RunRecord): string[] {
  const told = Object.entries(transfer).map(([name, { counted, synthetic, weight }]) => {
    const words = typeof weight === 'number' ? formatNumber(weight) : formatDescription(weight);
    return `${name}, ${formatCount(counted)} ${synthetic ? 'synthetic' : 'more'} ${counted === 1 ? 'row' : 'rows'} with weight ${words}`;
  });
  return told.length ? [`Beside the train rows: ${bounded(told, '; ')}.`] : [];
}

function bounded(stages: readonly string[], between: string): string {
  const rest = stages.length - toldAtMost;
  return rest > 0 ? `${stages.slice(0, toldAtMost).join(between)}${between}and ${rest} more` : stages.join(between);
}

function sum(terms: { [name: string]: TermSetup }): string {
  const words = Object.entries(terms).map(
    ([name, { weight, loss }]) =>
      `${typeof weight === 'number' ? formatNumber(weight) : formatDescription(weight)} x ${name}, ${formatDescription(loss)}`
  );
  return words.length ? words.join(' + ') : 'no terms';
}

/** "validation accuracy", "validation R squared". */
function named(series: string, { data }: RunRecord): string {
  const [split, metric] = series.split('/');
  const title = data.metrics?.find(({ name }) => name === metric)?.title;
  return title === undefined ? series.replace('/', ' ') : `${split} ${title}`;
}

function measured(series: string, value: number): string {
  return isShareSeries(series) ? formatPercent(value) : formatNumber(value);
}
