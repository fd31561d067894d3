import { declareModels } from '../../record/declareModels';
import type { Started } from '../../record/RunEvent';
import type { Setup } from '../../record/RunRecord';
import type { TransferInfo } from '../../record/TransferInfo';
import { describeModel } from '../../teachers/describeModel';
import type { CheckedBaseline } from '../check/checkBaseline';
import type { CheckedRun } from '../check/CheckedRun';
import type { RunInputs } from '../check/RunInputs';
import { describeStages } from './describeStages';
import { describeTransferSets } from './describeTransferSets';
import { stampRun } from './stampRun';

/** The first event of a run: what was asked for, with which models, on which data. */
export function describeRun(checked: CheckedRun, { teacher, transfer: sets }: RunInputs): Started {
  const { student, task, data, epochs, batchSize, optimizer, best, seed, title, name, lead, baseline, augment } = checked;
  const setup: Setup = {
    ...{ seed, epochs, batchSize, optimizer: optimizer.description, best: best.name, terms: {} },
    ...(augment && { augment: augment.setup })
  };
  const stages = describeStages(checked);
  for (const stage of stages) Object.assign(setup.terms, stage.terms);
  if (checked.stages[0].name !== undefined) setup.stages = stages;
  if (checked.averageWeights) setup.averageWeights = checked.averageWeights;
  if (checked.patience !== undefined) setup.patience = checked.patience;
  if (task.balance) setup.balance = task.balance.by.description;
  const howBaseline = baselineSetup(baseline);
  if (howBaseline) setup.baseline = howBaseline;
  const { train, validation, test } = data;
  const rows = { train: train.y.length, validation: validation?.y.length ?? 0, test: test?.y.length ?? 0 };
  const { task: kind, classes, majority, ...ofTask } = task.describe(data);
  // In this order, which the run's id follows from.
  const dataInfo = { name: train.name, task: kind, classes, rows, majority, ...ofTask };
  const own = describeModel(student, 'tfjs layers', name);
  const { models, participants } = declareModels([
    ...(teacher ? [{ name: 'teacher', role: 'teacher' as const, info: teacher.info }] : []),
    { name: lead, role: 'student', info: own },
    ...(baseline.as !== 'none' ? [{ name: 'baseline', role: 'baseline' as const, info: own }] : [])
  ]);
  const { synthetic, features, weights, source } = train;
  const known = {
    ...(synthetic === undefined ? {} : { synthetic }),
    ...(features && { features: features.length }),
    ...(weights && { weighted: true }),
    ...(source && { source })
  };
  const terms = checked.stages.flatMap((stage) => stage.terms);
  const transfer = sets && describeTransferSets(sets, [...new Map(terms.map((term) => [term.name, term])).values()]);
  const asked = [setup, dataInfo, models, ...(transfer ? [withoutReports(transfer)] : [])];
  return {
    type: 'started',
    ...stampRun(asked),
    title,
    setup,
    data: { ...dataInfo, ...known },
    models,
    ...(participants && { participants }),
    ...(transfer && { transfer })
  };
}

/** Of a baseline that is lent, that of the record that lends it. */
function baselineSetup(baseline: CheckedBaseline): Setup['baseline'] {
  if (baseline.as === 'lent') return baseline.record.setup.baseline;
  if (baseline.as === 'none' || baseline.labelSmoothing === 0) return undefined;
  return { labelSmoothing: baseline.labelSmoothing };
}

/** A report holds seconds, which differ in every run. */
function withoutReports(transfer: { [name: string]: TransferInfo }) {
  return Object.entries(transfer).map(([name, { report: _, ...rest }]) => [name, rest]);
}
