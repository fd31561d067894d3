import { listModelsOfRecord } from '../../record/listModelsOfRecord';
import type { AugmentSetup } from '../../record/AugmentSetup';
import type { ModelInfo, RunRecord, Setup, StageSetup } from '../../record/RunRecord';
import { describeSettingChanges } from '../lossCurves/describeSettingChanges';
import { formatDescription } from '../words/formatDescription';
import { formatCount, formatNumber, numberInCode } from '../words/formatNumber';
import { joinWithAnd } from '../words/joinWithAnd';
import { writeEagerStepsAdvice } from './writeEagerStepsAdvice';
import { describeTerm } from './describeTerm';
import { describeTransferSet } from './describeTransferSet';

type Row = [name: string, value: string];

/** What is needed to repeat the run, by name: data, models, terms or stages, optimizer, seed, versions. */
export function listSetupRows(record: RunRecord): Row[] {
  const { setup, data, stamp, id, alignment, stream, transfer = {}, changes = [] } = record;
  const rows = `${formatCount(data.rows.train)} train, ${formatCount(data.rows.validation)} validation, ${formatCount(data.rows.test)} test`;
  return [
    ['data', `${data.name}${data.synthetic ? ' (synthetic)' : ''}: ${rows} rows, ${kindOfTask(data)}`],
    ...modelRows(record),
    ...(stream ? [['stream', `${formatCount(stream.parts.length)} parts by ${formatDescription(stream.strategy)}`] as Row] : []),
    ...(setup.stages ? setup.stages.flatMap(stageRows) : termRows(setup.terms)),
    ...describeSettingChanges(changes).map(({ epoch, text }): Row => [`changed by hand, epoch ${epoch + 1}`, text]),
    ...Object.entries(transfer).map(([name, info]): Row => [`transfer "${name}"`, describeTransferSet(info)]),
    ...(setup.augment ? augmentRows(setup.augment) : []),
    ['optimizer', formatDescription(setup.optimizer)],
    ['epochs', formatCount(setup.epochs)],
    ...learningRows(setup),
    ['batch size', formatCount(setup.batchSize)],
    ...(alignment ? [['alignment', `${formatCount(alignment.rows)} rows of ${alignment.data}`] as Row] : []),
    ['seed', String(setup.seed)],
    ['device', stamp.device],
    ...writeEagerStepsAdvice(record).map((words): Row => ['steps', words]),
    ['started', stamp.started],
    ['seconds', `${formatNumber(stamp.seconds)}${stamp.paused ? `, ${formatNumber(stamp.paused)} of them paused` : ''}`],
    [
      'versions',
      Object.entries(stamp.versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', ')
    ],
    ['run', id]
  ];
}

/** "10 classes", or "regression of price". */
function kindOfTask({ task, classes, targets }: RunRecord['data']): string {
  if (!targets) return `${formatCount(classes.length)} classes`;
  const names = targets.slice(0, 3).map(({ name }) => name);
  return `${task} of ${joinWithAnd(targets.length > 3 ? [...names, `${formatCount(targets.length - 3)} more`] : names)}`;
}

/** What is set only where it is wanted. */
function learningRows({ patience, averageWeights, balance, baseline }: Setup): Row[] {
  return [
    ...(balance ? [['balance of tasks', formatDescription(balance)] as Row] : []),
    ...(patience === undefined ? [] : [['patience', patience === 1 ? '1 epoch' : `${formatCount(patience)} epochs`] as Row]),
    ...(averageWeights ? [['averaged weights', `decay ${numberInCode(averageWeights.decay, 6)}`] as Row] : []),
    ...(baseline ? [['labels of the baseline', `smoothed by ${numberInCode(baseline.labelSmoothing, 6)}`] as Row] : [])
  ];
}

/** Teacher, student and baseline, or the other models of the run with their roles. */
function modelRows(record: RunRecord): Row[] {
  const models = listModelsOfRecord(record);
  const known = ['teacher', 'student', 'baseline'];
  if (!record.participants)
    return known.map((name) => {
      const info = models.find((model) => model.name === name)?.info;
      return [name, info ? modelOf(info) : 'none'];
    });
  return models.map(({ name, role, info }) => {
    const words = info ? modelOf(info) : 'none';
    return [name, name.startsWith(role) || models.length === 1 ? words : `${role}: ${words}`];
  });
}

/** The stage, then its terms: in another stage a term of the same name may differ. */
function stageRows({ name, firstEpoch, lastEpoch, terms, trainable, optimizer }: StageSetup): Row[] {
  const learns =
    trainable === undefined
      ? 'all layers learn'
      : `only ${joinWithAnd(trainable)} ${trainable.length === 1 ? 'learns' : 'learn'}`;
  const own = optimizer ? [formatDescription(optimizer)] : [];
  const stage = [epochsOf(firstEpoch, lastEpoch), learns, ...own].join('; ');
  return [[`stage "${name}"`, stage], ...termRows(terms, `${name}: `)];
}

function epochsOf(first: number, last: number): string {
  return first === last ? `epoch ${formatCount(first)}` : `epochs ${formatCount(first)} to ${formatCount(last)}`;
}

function augmentRows({ augmentations, teaching, views }: AugmentSetup): Row[] {
  const shown = teaching === undefined ? [] : [`${teaching} teaching`];
  const fixed = views === undefined ? [] : [`${formatCount(views)} views of each row`];
  return [['augment', [...augmentations.map(formatDescription), ...shown, ...fixed].join('; ')]];
}

function termRows(terms: StageSetup['terms'], before = ''): Row[] {
  return Object.entries(terms).map(([name, term]) => [`${before}term "${name}"`, describeTerm(term)]);
}

function modelOf({ name, kind, parameters, bytes, macs }: ModelInfo): string {
  const sizes = [
    parameters === null ? '' : `${formatCount(parameters)} parameters`,
    bytes === null ? '' : `${formatCount(bytes)} bytes`,
    macs === null ? '' : `${formatCount(macs)} multiply-accumulates a row`
  ].filter(Boolean);
  return `${name} (${[kind, ...sizes].join(', ')})`;
}
