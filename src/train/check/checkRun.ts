import { checkNumber } from '../../checks/checkNumber';
import { showValue } from '../../checks/showValue';
import type { AnyDataset, Splits } from '../../data/Dataset';
import { modelDisplayName } from '../../models/modelDisplayName';
import { isReserved } from '../../record/declareModels';
import { adam } from '../optimizers/adam';
import { checkOptimizer } from '../optimizers/checkOptimizer';
import type { BestBy } from '../options/TrainOptions';
import { checkAlignment } from './checkAlignment';
import { checkAugment } from './checkAugment';
import { checkAverageWeights } from './checkAverageWeights';
import { checkBaseline } from './checkBaseline';
import type { CheckedRun } from './CheckedRun';
import { checkDiagnostics } from './checkDiagnostics';
import { checkCheckpointFolder } from './checkCheckpointFolder';
import { checkGivesLogits, checkIsModel, checkStudent, checkTeacher } from './checkModels';
import { checkRollback } from './checkRollback';
import { checkSplits, checkUnlabelled } from './checkSplits';
import { checkStages } from './checkStages';
import { checkAsked, checkTransferSets } from './checkTransferSets';
import { checkWeights } from './checkWeights';
import type { RunInputs } from './RunInputs';

/** Ten passes over a small table are too few steps for student and baseline to learn what they can. */
const enoughSteps = 1000;

/**
 * Checks the options of `distill` and `train` and says what does not fit, before any training.
 *
 * @throws TypeError or RangeError `distill: expected X, got Y; do Z`.
 */
export function checkRun(subject: string, inputs: RunInputs): CheckedRun {
  const { student, teacher } = inputs;
  checkIsModel(subject, student);
  const batchSize = checkNumber(subject, 'batchSize', inputs.batchSize ?? 128, { atLeast: 1, integer: true });
  const seed = checkNumber(subject, 'seed', inputs.seed ?? 0, { atLeast: 0, atMost: 2 ** 32 - 1, integer: true });
  const { data, heldOut } = checkSplits(subject, inputs.data, seed);
  checkStudent(subject, student, data.train);
  checkWeights(subject, student, teacher?.variables?.());
  checkGivesLogits(subject, student, data.train);
  if (teacher) checkTeacher(subject, teacher, student, data.train);
  const optimizer = checkOptimizer(subject, inputs.optimizer ?? adam());
  const transfer = checkTransferSets(subject, inputs.transfer, { student, teacher, train: data.train });
  const most = Math.max(data.train.y.length, ...transfer.map((set) => set.data.y.length));
  const steps = Math.ceil(most / batchSize);
  const stages = checkStages(subject, inputs, optimizer, Math.min(60, Math.max(10, Math.ceil(enoughSteps / steps))));
  const terms = stages.flatMap((stage) => stage.terms);
  checkAsked(subject, transfer, terms);
  if (data.train.unlabelled) checkUnlabelled(subject, inputs, terms, data);
  const epochs = stages.reduce((sum, stage) => sum + stage.epochs, 0);
  const best = checkBest(subject, inputs.best, data);
  const name = modelDisplayName(student, teacher ? 'student' : 'model');
  const lead = teacher ? 'student' : isReserved(name) ? 'model' : name;
  const title = inputs.title ?? `${data.train.name.replace(/ train$/, '')}: ${name}`;
  const diagnostics = checkDiagnostics(subject, inputs.diagnostics);
  const rollback = checkRollback(subject, inputs.rollback);
  const averageWeights = checkAverageWeights(subject, inputs.averageWeights);
  const { patience } = inputs;
  if (patience !== undefined) checkNumber(subject, 'patience', patience, { integer: true, atLeast: 1 });
  const baseline = checkBaseline(subject, inputs.baseline);
  checkCheckpointFolder(subject, inputs, stages);
  const augment = checkAugment(subject, inputs.augment, { train: data.train, isTaught: teacher !== undefined });
  const alignment = checkAlignment(subject, inputs.alignment, { teacher, student, data });
  return {
    student,
    data,
    heldOut,
    stages,
    epochs,
    transfer,
    batchSize,
    steps,
    optimizer,
    best,
    seed,
    name,
    lead,
    title,
    alignment,
    augment,
    diagnostics,
    rollback,
    averageWeights,
    patience,
    baseline
  };
}

/** They rank rows of class 1 before those of class 0. */
const ranking: readonly BestBy[] = ['averagePrecision', 'rocAuc'];

function checkBest(subject: string, best: unknown, { train, validation }: Splits<AnyDataset>): BestBy {
  const choices: BestBy[] = [
    'accuracy',
    'averagePrecision',
    'rocAuc',
    'nll',
    ...(train.known ? (['meanReciprocalRank'] as const) : [])
  ];
  const isBinary = train.classes.length === 2;
  const hasBoth = isBinary && (!validation || new Set(validation.y).size === 2);
  if (best === undefined && train.known) return 'meanReciprocalRank';
  if (best === undefined) return hasBoth ? 'averagePrecision' : 'accuracy';
  const ranks = ranking.some((one) => one === best);
  if (!choices.includes(best as BestBy) || (ranks && !isBinary)) {
    const allowed = choices.filter((one) => isBinary || ranking.every((other) => other !== one)).map(showValue);
    throw new TypeError(
      `${subject}: expected best to be ${allowed.join(' or ')} for ${train.classes.length} classes, got ${showValue(best)}; give one of them`
    );
  }
  if (ranks && !hasBoth)
    throw new RangeError(
      `${subject}: expected both classes in the validation rows for best ${showValue(best)}, got one; give more validation rows`
    );
  return best as BestBy;
}
