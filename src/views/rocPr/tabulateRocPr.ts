import type { RocPr, RocPrEvent, RocPrModel } from '../../record/RocPr';
import { formatArea } from './formatArea';
import { formatCount, formatNumber } from '../words/formatNumber';
import { isNumber } from '../comparison/createMetricNumberFormat';
import { pointShares, prevalence, type PointShares } from './computeRocPrView';
import { share } from '../reliability/computeReliabilityView';
import type { Table } from '../table/Table';

/** The areas: one row per model and event. */
export function tabulateAreas({ rows, split, confidence, events }: RocPr): Table {
  const several = events.length > 1;
  return {
    caption: `Areas on the ${formatCount(rows)} ${split} rows, with ${formatNumber(confidence * 100)} % intervals`,
    columns: [...(several ? ['What is found'] : []), 'Model', 'Average precision', 'ROC AUC', 'Random order', 'Rows to find'],
    rows: events.flatMap((event) =>
      event.models.map((model) => [
        ...(several ? [event.name] : []),
        nameOf(model),
        formatArea(model.averagePrecision),
        formatArea(model.rocAuc),
        event.of === 'macro' ? '–' : formatNumber(prevalence(event)),
        event.of === 'macro' ? '–' : formatCount(event.positives)
      ])
    )
  };
}

/** The chosen operating points of an event; undefined if there are none. */
export function tabulateChosenPoints(event: RocPrEvent): Table | undefined {
  const rows = event.models.flatMap((model) => (model.chosen ? [[model.name, ...pointCells(model.chosen, event)]] : []));
  return rows.length ? { caption: 'At the thresholds that were chosen', columns: ['Model', ...pointColumns], rows } : undefined;
}

/** The points of a curve, at most `most`, at about even distances in recall. */
export function tabulateCurve(event: RocPrEvent, { name, curve }: RocPrModel, most = Infinity): Table {
  const points = (curve?.found ?? []).map((found, i) => ({
    threshold: curve!.threshold[i],
    found,
    alerted: curve!.alerted[i]
  }));
  return {
    caption: `${name}: points of the curves`,
    columns: pointColumns,
    rows: evenly(points, most, event.positives).map((point) => pointCells(point, event))
  };
}

/** The first point of each stretch of recall. */
function evenly(points: Point[], most: number, positives: number): Point[] {
  const stretch = ({ found }: Point) => Math.min(most - 2, Math.floor(((most - 1) * found) / Math.max(1, positives)));
  return points.length <= most ? points : points.filter((point, i) => i === 0 || stretch(point) !== stretch(points[i - 1]));
}

export const pointColumns = [
  'Threshold (logit)',
  'Recall',
  'Precision',
  'False positive rate',
  'Alerts in 1,000 rows',
  'Found',
  'False alerts'
];

export interface Point {
  threshold: number | null;
  found: number;
  alerted: number;
}

export function pointCells(point: Point, event: RocPrEvent): string[] {
  const shares = pointShares(point, event);
  return [
    isNumber(point.threshold) ? formatNumber(point.threshold, 4) : 'none',
    share(shares.recall),
    precisionText(shares),
    share(shares.falsePositiveRate),
    formatNumber(shares.alertsPerThousand),
    `${formatCount(point.found)} of ${formatCount(event.positives)}`,
    formatCount(point.alerted)
  ];
}

export function precisionText({ precision }: PointShares): string {
  return precision === null ? '–' : share(precision);
}

function nameOf({ name, seeds, curve }: RocPrModel): string {
  return seeds > 1 && curve
    ? `${name} (${seeds} seeds; curve: seed ${curve.seed + 1})`
    : seeds > 1
      ? `${name} (${seeds} seeds)`
      : name;
}
