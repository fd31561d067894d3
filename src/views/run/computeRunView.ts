import { listModelsOfRecord } from '../../record/listModelsOfRecord';
import type { LayerAlignment } from '../../record/LayerAlignment';
import type { RunRecord } from '../../record/RunRecord';
import type { AlignmentMapView } from '../types/AlignmentMapView';
import type { ComparisonView } from '../types/ComparisonView';
import type { LossCurvesView } from '../types/LossCurvesView';
import type { ScoresView } from '../types/ScoresView';
import type { SyntheticDataView } from '../types/SyntheticDataView';
import type { RunView } from '../types/RunView';
import { formatNumber } from '../words/formatNumber';
import { withFullStop } from '../words/withFullStop';
import { findingLevelWords } from '../words/findingLevelWords';
import { computeAlignmentMapView } from '../alignmentMap/computeAlignmentMapView';
import { computeComparisonView } from '../comparison/computeComparisonView';
import { computeLossCurvesView } from '../lossCurves/computeLossCurvesView';
import { computeScoresView } from '../scores/computeScoresView';
import { computeSoftLabelsView } from '../softLabels/computeSoftLabelsView';
import { computeSyntheticDataView } from '../syntheticData/computeSyntheticDataView';
import { writeRunHeadline } from './writeRunHeadline';
import { listSetupRows } from './listSetupRows';

/** A whole record as plain data; `runView` returns the same with a display. */
export function computeRunView(record: RunRecord): RunView {
  const scores = computeScoresView(record);
  const lossCurves = computeLossCurvesView(record);
  const softLabels = computeSoftLabelsView(record);
  const comparison = record.comparison && computeComparisonView(record.comparison, `${record.title}: comparison`);
  const alignment = record.alignment && beforeAndAfter(record.alignment, `${record.title}: alignment of layers`);
  const synthetic = syntheticOf(record);
  const lead = writeRunHeadline(record);
  return {
    kind: 'run',
    title: record.title,
    says: says(record, scores, lossCurves, comparison),
    id: record.id,
    started: record.stamp.started,
    ...(lead && { lead }),
    status: record.status,
    ...(isAlone(record) && { alone: true }),
    ...(record.error === undefined ? {} : { error: record.error }),
    progress: progressOf(record),
    scores,
    lossCurves,
    ...(softLabels ? { softLabels } : {}),
    ...(comparison ? { comparison } : {}),
    ...(alignment ? { alignment } : {}),
    ...(synthetic.length ? { synthetic } : {}),
    findings: record.findings.map((finding) => ({ ...finding })),
    setup: listSetupRows(record)
  };
}

/** A model that was trained as `kd.train` does; records of older versions call it a student. */
function isAlone(record: RunRecord): boolean {
  const models = listModelsOfRecord(record);
  return models.length === 1 && models[0].role === 'student';
}

/** Views of the synthetic rows of each transfer set that has a report on them. */
function syntheticOf({ title, transfer = {} }: RunRecord): SyntheticDataView[] {
  return Object.entries(transfer).flatMap(([name, { report }]) =>
    report ? [computeSyntheticDataView(report, `${title}: synthetic rows of "${name}"`)] : []
  );
}

/** The first map and the last. The maps between them have a view of their own, with a slider. */
function beforeAndAfter(alignment: LayerAlignment, title: string): AlignmentMapView {
  const { maps } = alignment;
  return computeAlignmentMapView({ ...alignment, maps: maps.length > 2 ? [maps[0], maps[maps.length - 1]] : maps }, title);
}

/** Epochs done by all models that are trained. */
function progressOf(record: RunRecord): number {
  const { status, setup } = record;
  if (status === 'done') return 1;
  const fits = listModelsOfRecord(record).flatMap(({ role, info, history }) => (role !== 'teacher' && info ? [history] : []));
  const done = fits.reduce((sum, fit) => sum + (fit?.epoch.at(-1) ?? 0), 0) / (fits.length * setup.epochs);
  return done >= 0 ? Math.min(1, Number(done.toFixed(4))) : 0;
}

function says(record: RunRecord, scores: ScoresView, curves: LossCurvesView, comparison: ComparisonView | undefined): string {
  const { status, error, setup, findings, history } = record;
  const epochs = `${formatNumber(history.epoch.at(-1) ?? 0)} of ${setup.epochs} epochs`;
  const baseline = listModelsOfRecord(record)
    .find(({ role }) => role === 'baseline')
    ?.history?.epoch.at(-1);
  const state = {
    running:
      baseline === undefined
        ? `Running, ${epochs}.`
        : `Running, the baseline ${formatNumber(baseline)} of ${setup.epochs} epochs.`,
    done: '',
    stopped: `Stopped after ${epochs}.`,
    failed: withFullStop(`Failed after ${epochs}: ${error ?? 'no reason was recorded'}`)
  }[status];
  const troubles = findings
    .filter(({ level }) => level !== 'info')
    .map((finding) => withFullStop(`${findingLevelWords[finding.level]}: ${finding.says}`));
  // The curves' sentence already reports a failure.
  const isScored = status !== 'running' && scores.rows.length > 0;
  const result = isScored ? [state, scores.says, comparison?.says] : status === 'failed' ? [curves.says] : [state, curves.says];
  return [...result, ...troubles].filter(Boolean).join(' ');
}
