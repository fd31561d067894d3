import type { MimeBundle } from '../../views/bundle/MimeBundle';
import { viewToMimeBundle } from '../../views/bundle/viewToMimeBundle';
import { withDisplay } from '../../views/bundle/withDisplay';
import { readFactsOfRecord } from '../../views/facts/readFactsOfRecord';
import type { MetricFacts } from '../../views/facts/RunFacts';
import { selectRecordsForSweepOutput } from '../../views/sweep/selectRecordsForSweepOutput';
import { showRecord } from '../../views/run/showRecord';
import type { CheckedSweep } from './checkSweep';
import { computeViewOfTrials } from './computeViewOfTrials';
import type { EndedTrial } from './journal/EndedTrial';
import type { SweepResult, SweepTrial } from './SweepResult';
import { writeSweepSummary } from './writeSweepSummary';

/** What came of a sweep: the trials in their order, the best on validation rows, and the metric over the parameters. */
export function summarizeSweep(checked: CheckedSweep, ended: ReadonlyMap<number, EndedTrial>): SweepResult {
  const { plan, metric, title } = checked;
  const all = plan.flatMap((parameters, number) => {
    const end = ended.get(number);
    return end ? [{ end, parameters, number, measured: readMeasured(end, metric) }] : [];
  });
  const trials = all.map(({ end, parameters, number, measured }): SweepTrial => {
    const { status, attempts, error } = end;
    const record = end.record && showRecord({ ...end.record });
    const epochs = Math.floor(record?.history.epoch.at(-1) ?? 0);
    const own = { number, parameters: { ...parameters }, status, attempts, epochs, score: measured?.student ?? null };
    return { ...own, ...(error !== undefined && { error }), record };
  });
  const best = all.reduce<number>((best, { measured }, i) => (isBetter(measured, all[best]?.measured) ? i : best), -1);
  const records = trials.flatMap(({ record }) => (record ? [record] : []));
  const scored = trials.filter((_, i) => all[i].measured);
  const result: SweepResult = {
    says: writeSweepSummary(trials, plan.length, best < 0 ? null : { trial: trials[best], metric: all[best].measured! }),
    trials,
    best: best < 0 ? null : trials[best],
    records,
    view: computeViewOfTrials(scored, { metric: best < 0 ? metric : all[best].measured!.name, title })
  };
  return withDisplay(result, () => bundleOf(result));
}

/** The metric of the validation rows that a trial is judged by; undefined if it was not measured. */
function readMeasured({ record, status }: EndedTrial, metric: string | undefined): MetricFacts | undefined {
  if (!record || status === 'failed') return undefined;
  const name = metric ?? record.setup.best;
  const metrics = readFactsOfRecord(record).scores.find(({ split }) => split === 'validation')?.metrics;
  // Older records do not say.
  const found = name === undefined ? metrics?.[0] : metrics?.find((one) => one.name === name);
  return found && found.student !== null ? found : undefined;
}

function isBetter(one: MetricFacts | undefined, than: MetricFacts | undefined): boolean {
  if (!one || one.student === null) return false;
  if (!than || than.student === null) return true;
  return one.better === 'higher' ? one.student > than.student : one.student < than.student;
}

function bundleOf({ says, view, records }: SweepResult): MimeBundle {
  if (!view) return { 'text/plain': says };
  return { ...viewToMimeBundle(view, { static: true, records: selectRecordsForSweepOutput(records) }) };
}
