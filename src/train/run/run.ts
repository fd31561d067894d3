import type * as tf from '@tensorflow/tfjs';
import type { Matrix } from '../../data/Matrix';
import { claimModel } from '../../engine/claimModel';
import { exchangedClasses } from '../../assess/findings/exchangedClasses';
import { runFindings } from '../../assess/findings/runFindings';
import { predict } from '../../metrics/predict';
import { scoreLogits } from '../../metrics/scoreLogits';
import { softLabelsRecord, withStudentLogits } from '../../assess/softLabels/softLabelsRecord';
import { findHost } from '../../notebook/findHost';
import { crossEntropy } from '../../losses/crossEntropy';
import { firstMoment } from '../../losses/Loss';
import type { RunEvent } from '../../record/RunEvent';
import type { RunRecord, SoftLabels } from '../../record/RunRecord';
import { constant } from '../../schedules/constant';
import type { Teacher } from '../../teachers/Teacher';
import type { RunAlignment } from '../check/checkAlignment';
import { checkRun, type CheckedRun } from '../check/checkRun';
import { cloneModel } from './cloneModel';
import type { TrainOptions } from '../DistillOptions';
import { dataFindings } from './dataFindings';
import { recordedRun } from './recordedRun';
import type { FitEnd } from '../loop/fit';
import { labelAll } from './labelAll';
import { learn, type Learning } from './learn';
import { lentBaseline } from './lentBaseline';
import { compareShown } from './compareShown';
import { shownSplit, splitsOf, type LogitsOfSplits } from './splitsOf';
import { started } from './started';
import type { Stage } from '../stages';
import type { Terms } from '../Term';
import type { TransferSet } from '../TransferSet';
import { transferFindings } from './transferFindings';

export const optionNames = [
  'student',
  'data',
  'epochs',
  'batchSize',
  'optimizer',
  'best',
  'seed',
  'title',
  'show',
  'signal',
  'control',
  'onEvent'
];

export interface RunInputs extends TrainOptions {
  teacher?: Teacher;
  terms?: Terms;
  stages?: Stage[];
  baseline: boolean | RunRecord;
  cache?: string;
  alignment?: boolean | RunAlignment;
  transfer?: { [name: string]: TransferSet };
  /** Told the logits of the models with their best weights, once all have learnt. */
  onLearnt?: (logits: { teacher: LogitsOfSplits; student: LogitsOfSplits; baseline?: LogitsOfSplits }) => void;
}

/** The line that `distill` and `train` share: check, label, learn, learn the baseline, say what is odd. */
export async function run(subject: string, inputs: RunInputs): Promise<RunRecord> {
  findHost()?.throwIfInterrupted();
  const checked = checkRun(subject, inputs);
  return claimModel(subject, checked.student, () => runChecked(subject, inputs, checked));
}

async function runChecked(subject: string, inputs: RunInputs, checked: CheckedRun): Promise<RunRecord> {
  const first = started(checked, inputs.teacher, inputs.baseline !== false, inputs.transfer);
  const lent =
    typeof inputs.baseline === 'object' ? lentBaseline(subject, inputs.baseline, first, checked.epochs * checked.steps) : [];
  const baseline = inputs.baseline === true ? await cloneModel(checked.student) : undefined;
  const { show, signal, control, onEvent } = inputs;
  const [{ terms, epochs }] = checked.stages;
  const frame = { subject, first, terms, epochs, stepsAnEpoch: checked.steps, show, signal, control, onEvent };
  try {
    return await recordedRun(frame, async (running) => {
      const { tell, record } = running;
      for (const finding of [...dataFindings(checked.data), ...transferFindings(record())]) tell({ type: 'found', finding });
      const learning = { ...running, checked, logits: {}, features: inputs.teacher };
      const end = await line(subject, inputs, learning, baseline, lent);
      if (end.status === 'done') for (const finding of runFindings(record())) tell({ type: 'found', finding });
      return end;
    });
  } finally {
    baseline?.dispose();
  }
}

async function line(
  subject: string,
  { teacher, cache, onLearnt }: RunInputs,
  learning: Learning,
  baseline: tf.LayersModel | undefined,
  lent: RunEvent[]
): Promise<Omit<FitEnd, 'best'>> {
  const { checked, stopped, tell } = learning;
  const [split, shown] = shownSplit(checked.data);
  let softLabels: SoftLabels | undefined;
  if (teacher) {
    const labelled = await labelAll(subject, teacher, checked, cache, stopped);
    if (!labelled) return { status: 'stopped' };
    const { logits } = labelled;
    learning.logits = logits;
    learning.transfer = labelled.transfer;
    for (const [name, { y, unlabelled }] of splitsOf(checked.data)) {
      if (unlabelled) continue;
      tell({
        type: 'scored',
        model: 'teacher',
        split: name,
        scores: scoreLogits({ student: logits[name] as Matrix, labels: y })
      });
    }
    const exchanged = shown.unlabelled ? null : exchangedClasses(logits[split] as Matrix, shown.y, shown.classes);
    if (exchanged) tell({ type: 'found', finding: exchanged });
    softLabels = softLabelsRecord({
      split,
      teacher: logits[split] as Matrix,
      data: shown,
      temperature: firstTemperature(checked)
    });
    tell({ type: 'softLabels', softLabels });
  }
  const own = await learn('student', checked.student, learning);
  if (softLabels && own.status !== 'failed') {
    const logits = own.logits?.[split] ?? (await predict(checked.student, shown));
    tell({
      type: 'softLabels',
      softLabels: withStudentLogits(softLabels, logits, learning.record().history.series.temperature?.at(-1) ?? null)
    });
  }
  if (own.status === 'failed' || !own.logits) return own;

  const whole = own.status === 'done';
  if (whole) for (const event of lent) tell(event);
  const alone =
    whole && baseline
      ? await learn('baseline', baseline, { ...learning, checked: { ...checked, stages: [labelsAlone(checked)] } })
      : undefined;
  if (alone && (alone.status === 'failed' || learning.broken())) return alone;
  const end = alone ?? own;
  if (end.status === 'done')
    onLearnt?.({ teacher: learning.logits, student: own.logits, ...(alone && { baseline: alone.logits }) });
  // After a stop by command too: the student that was kept stands beside its teacher.
  const comparison = await compareShown(shown, split, { teacher: learning.logits, student: own.logits, baseline: alone?.logits });
  if (comparison) tell({ type: 'compared', comparison });
  return { status: end.status };
}

/** All epochs with one optimizer, whatever stages the student has gone through. */
function labelsAlone({ epochs, optimizer }: CheckedRun): CheckedRun['stages'][number] {
  const given = { weight: 1, loss: crossEntropy() };
  return { epochs, optimizer, terms: [{ name: 'hard', weight: constant(1), loss: given.loss, given }] };
}

/** The temperature that the run starts at, of the first term that has one. */
function firstTemperature({ stages }: CheckedRun): number | null {
  for (const { terms, epochs } of stages) {
    const schedule = terms.find(({ loss }) => loss.temperature)?.loss.temperature;
    if (schedule) return schedule({ ...firstMoment, epochs });
  }
  return null;
}
