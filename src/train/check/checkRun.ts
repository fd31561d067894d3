import { checkNumber } from '../../checks/checkNumber';
import { chooseModelDisplayName } from '../../models/chooseModelDisplayName';
import { isReserved } from '../../record/declareModels';
import { checkTrackers } from '../../track/follow/checkTrackers';
import { adam } from '../optimizers/adam';
import { checkOptimizer } from '../optimizers/checkOptimizer';
import type { Terms } from '../options/Term';
import type { Task } from '../options/Task';
import { chooseTask } from '../task/chooseTask';
import { checkAlignment } from './checkAlignment';
import { checkAugment } from './checkAugment';
import { checkAverageWeights } from './checkAverageWeights';
import { checkBalance } from './checkBalance';
import { checkBaseline } from './checkBaseline';
import type { CheckedRun } from './CheckedRun';
import { checkDiagnostics } from './checkDiagnostics';
import { checkCheckpointFolder } from './checkCheckpointFolder';
import { checkIsModel } from '../task/checkStudent';
import { checkRollback } from './checkRollback';
import { checkSplits, checkUnlabelled } from './checkSplits';
import { checkStages } from './checkStages';
import { checkTermsOfTask } from './checkTermsOfTask';
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
  const task = chooseTask(subject, inputs.task, data.train);
  task.check(subject, { student, teacher, data });
  checkWeights(subject, student, teacher?.variables?.());
  const optimizer = checkOptimizer(subject, inputs.optimizer ?? adam());
  const transfer = checkTransferSets(subject, inputs.transfer, { student, teacher, train: data.train });
  const most = Math.max(data.train.y.length, ...transfer.map((set) => set.data.y.length));
  const steps = Math.ceil(most / batchSize);
  const learnt = termsOf(subject, task, inputs);
  const stages = checkStages(
    subject,
    { ...inputs, terms: learnt },
    optimizer,
    Math.min(60, Math.max(10, Math.ceil(enoughSteps / steps)))
  );
  const terms = stages.flatMap((stage) => stage.terms);
  checkAsked(subject, transfer, terms);
  if (data.train.unlabelled) checkUnlabelled(subject, inputs, terms, data);
  const epochs = stages.reduce((sum, stage) => sum + stage.epochs, 0);
  const best = task.checkBest(subject, inputs.best, data);
  checkTermsOfTask(subject, task, terms);
  for (const stage of stages) checkBalance(subject, student, task, stage.terms);
  const name = chooseModelDisplayName(student, teacher ? 'student' : 'model');
  const lead = teacher ? 'student' : isReserved(name) ? 'model' : name;
  const title = inputs.title ?? `${data.train.name.replace(/ train$/, '')}: ${name}`;
  const diagnostics = checkDiagnostics(subject, inputs.diagnostics);
  const rollback = checkRollback(subject, inputs.rollback);
  const averageWeights = checkAverageWeights(subject, inputs.averageWeights);
  const { patience } = inputs;
  if (patience !== undefined) checkNumber(subject, 'patience', patience, { integer: true, atLeast: 1 });
  checkTrackers(subject, inputs.trackers);
  const baseline = checkBaseline(subject, inputs.baseline);
  checkCheckpointFolder(subject, inputs, stages);
  const [isTaught, isPaired] = [teacher !== undefined, teacher?.pairOf !== undefined];
  const augment = checkAugment(subject, inputs.augment, { train: data.train, isTaught, isPaired });
  const alignment = checkAlignment(subject, inputs.alignment, { teacher, student, data });
  return {
    student,
    task,
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

/** The terms that were given, or those of the task; none beside stages, which have their own. */
function termsOf(subject: string, task: Task, { terms, stages, alone }: RunInputs): Terms | undefined {
  if (alone?.loss !== undefined) return { hard: { weight: 1, loss: alone.loss } };
  if (alone) return task.termsAlone(subject, alone.labelSmoothing);
  return terms === undefined && stages === undefined ? task.terms() : terms;
}
