import type { Table } from '../table/Table';
import { formatCount } from '../words/formatNumber';
import { formatSetting } from './formatSetting';
import { computeSweepCurves, type SweepReading } from './computeSweepCurves';
import { intervalText } from './writeSweepSentence';
import { createSweptNumberFormat } from './createSweptNumberFormat';
import type { SweepView } from '../types/SweepView';

/** A row for each value of the setting, and for each combination of the others. */
export function tabulateSweep(view: SweepView, reading: SweepReading = view): Table {
  const metric = view.metrics.find(({ name }) => name === reading.metric);
  const curves = computeSweepCurves(view, reading);
  const isNamed = curves.some(({ name }) => name);
  const hasBaseline = curves.some(({ points }) => points.some(({ baseline }) => baseline));
  const text = metric && createSweptNumberFormat(view, reading);
  return {
    caption: metric
      ? `${metric.title} (${metric.better} is better) on ${formatCount(view.rows)} ${view.split} rows by ${reading.over}, with 95 % intervals over seeds`
      : 'Nothing is measured',
    columns: [reading.over, ...(isNamed ? ['Other settings'] : []), 'Student', ...(hasBaseline ? ['Student alone'] : []), 'Runs'],
    rows: curves.flatMap(({ name, points }) =>
      points.map(({ at, student, baseline, runs }) => [
        formatSetting(at),
        ...(isNamed ? [name] : []),
        intervalText(student, text!.value),
        ...(hasBaseline ? [baseline ? intervalText(baseline, text!.value) : '–'] : []),
        String(runs.length)
      ])
    )
  };
}
