import type { ModelInfo, RunRecord } from '../record/RunRecord';
import type { ComparisonView, LossCurvesView, RunView, ScoresView } from './View';
import { formatDescription } from './formatDescription';
import { formatCount, formatNumber } from './formatNumber';
import { sentence } from './sentence';
import { levelWords } from './levelWords';
import { readComparison } from './readComparison';
import { readLossCurves } from './readLossCurves';
import { readScores } from './readScores';
import { readSoftLabels } from './readSoftLabels';

/** A whole record as plain data; `runView` gives the same with a display. */
export function readRun(record: RunRecord): RunView {
  const scores = readScores(record);
  const lossCurves = readLossCurves(record);
  const softLabels = readSoftLabels(record);
  const comparison = record.comparison && readComparison(record.comparison, `${record.title}: comparison`);
  return {
    kind: 'run',
    title: record.title,
    says: says(record, scores, lossCurves, comparison),
    id: record.id,
    status: record.status,
    ...(record.error === undefined ? {} : { error: record.error }),
    progress: progressOf(record),
    scores,
    lossCurves,
    ...(softLabels ? { softLabels } : {}),
    ...(comparison ? { comparison } : {}),
    findings: record.findings.map((finding) => ({ ...finding })),
    setup: setupOf(record)
  };
}

/** Epochs done of the student's and the baseline's. */
function progressOf({ status, history, baselineHistory, models, setup }: RunRecord): number {
  if (status === 'done') return 1;
  const fits = models.baseline ? [history, baselineHistory] : [history];
  const done = fits.reduce((sum, fit) => sum + (fit?.epoch.at(-1) ?? 0), 0) / (fits.length * setup.epochs);
  return done >= 0 ? Math.min(1, Number(done.toFixed(4))) : 0;
}

function says(record: RunRecord, scores: ScoresView, curves: LossCurvesView, comparison: ComparisonView | undefined): string {
  const { status, error, setup, findings, history, baselineHistory } = record;
  const epochs = `${formatNumber(history.epoch.at(-1) ?? 0)} of ${setup.epochs} epochs`;
  const baseline = baselineHistory?.epoch.at(-1);
  const state = {
    running:
      baseline === undefined
        ? `Running, ${epochs}.`
        : `Running, the baseline ${formatNumber(baseline)} of ${setup.epochs} epochs.`,
    done: '',
    stopped: `Stopped after ${epochs}.`,
    failed: sentence(`Failed after ${epochs}: ${error ?? 'no reason was recorded'}`)
  }[status];
  const troubles = findings
    .filter(({ level }) => level !== 'info')
    .map((finding) => sentence(`${levelWords[finding.level]}: ${finding.says}`));
  // The curves' sentence says a failure itself.
  const isScored = status !== 'running' && scores.rows.length > 0;
  const result = isScored ? [state, scores.says, comparison?.says] : status === 'failed' ? [curves.says] : [state, curves.says];
  return [...result, ...troubles].filter(Boolean).join(' ');
}

function setupOf({ setup, data, models, stamp, id }: RunRecord): [name: string, value: string][] {
  const rows = `${formatCount(data.rows.train)} train, ${formatCount(data.rows.validation)} validation, ${formatCount(data.rows.test)} test`;
  return [
    ['data', `${data.name}${data.synthetic ? ' (synthetic)' : ''}: ${rows} rows, ${formatCount(data.classes.length)} classes`],
    ['teacher', models.teacher ? modelOf(models.teacher) : 'none'],
    ['student', modelOf(models.student)],
    ['baseline', models.baseline ? modelOf(models.baseline) : 'none'],
    ...Object.entries(setup.terms).map(([name, { weight, loss }]): [string, string] => [
      `term "${name}"`,
      `${typeof weight === 'number' ? formatNumber(weight, 6) : formatDescription(weight)} x ${formatDescription(loss)}`
    ]),
    ['optimizer', formatDescription(setup.optimizer)],
    ['epochs', formatCount(setup.epochs)],
    ['batch size', formatCount(setup.batchSize)],
    ['seed', String(setup.seed)],
    ['device', stamp.device],
    ['started', stamp.started],
    ['seconds', formatNumber(stamp.seconds)],
    [
      'versions',
      Object.entries(stamp.versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', ')
    ],
    ['run', id]
  ];
}

function modelOf({ name, kind, parameters, bytes, macs }: ModelInfo): string {
  const sizes = [
    parameters === null ? '' : `${formatCount(parameters)} parameters`,
    bytes === null ? '' : `${formatCount(bytes)} bytes`,
    macs === null ? '' : `${formatCount(macs)} multiply-accumulates a row`
  ].filter(Boolean);
  return `${name} (${[kind, ...sizes].join(', ')})`;
}
