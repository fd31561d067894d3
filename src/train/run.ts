import type * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../data/Dataset';
import type { Matrix } from '../data/Matrix';
import { findings } from '../evaluate/findings';
import { predict } from '../evaluate/predict';
import { scores } from '../evaluate/scores';
import { softLabelsOf } from '../evaluate/softLabelsOf';
import { crossEntropy } from '../losses/crossEntropy';
import { fold } from '../record/fold';
import type { RunEvent } from '../record/RunEvent';
import type { RunRecord } from '../record/RunRecord';
import { constant } from '../schedules/constant';
import { label } from '../teachers/label';
import type { Teacher } from '../teachers/Teacher';
import { checkRun, type CheckedRun } from './checkRun';
import { cloneModel } from './cloneModel';
import type { TrainOptions } from './DistillOptions';
import { findHost } from './findHost';
import type { FitEnd } from './fit';
import { learn, type Learning } from './learn';
import { lentBaseline } from './lentBaseline';
import { live } from './live';
import { shownSplit, splitsOf, type LogitsOfSplits } from './splitsOf';
import { started } from './started';
import type { Terms } from './Term';

export const optionNames = ['student', 'data', 'epochs', 'batchSize', 'optimizer', 'seed', 'title', 'show', 'signal', 'onEvent'];

export interface RunInputs extends TrainOptions {
  teacher?: Teacher;
  terms: Terms;
  baseline: boolean | RunRecord;
  cache?: string;
}

/** The line that `distill` and `train` share: check, label, learn, learn the baseline, say what is odd. */
export async function run(subject: string, inputs: RunInputs): Promise<RunRecord> {
  const host = findHost();
  host?.throwIfInterrupted();
  const checked = checkRun(subject, inputs);
  const first = started(checked, inputs.teacher, inputs.baseline !== false);
  const lent = typeof inputs.baseline === 'object' ? lentBaseline(subject, inputs.baseline, first) : [];
  const baseline = inputs.baseline === true ? await cloneModel(checked.student) : undefined;
  const release = host?.hold();
  const drawing = live(host, inputs.show ?? true);
  const begun = performance.now();
  let record = fold(null, first);
  const tell = (event: RunEvent) => {
    record = fold(record, event);
    inputs.onEvent?.(event);
    drawing.update(record);
  };
  const stopped = () => inputs.signal?.aborted === true || host?.interrupted() === true;

  try {
    inputs.onEvent?.(first);
    drawing.update(record);
    const end = await line(subject, inputs, { checked, logits: {}, stopped, tell }, baseline, lent);
    if (end.status === 'done') for (const finding of findings(record)) tell({ type: 'found', finding });
    tell({ type: 'ended', ...end, seconds: (performance.now() - begun) / 1000 });
    return drawing.end(record);
  } catch (error) {
    drawing.fail(record, error);
    throw error;
  } finally {
    baseline?.dispose();
    release?.();
  }
}

async function line(
  subject: string,
  { teacher, cache }: RunInputs,
  learning: Learning,
  baseline: tf.LayersModel | undefined,
  lent: RunEvent[]
): Promise<Omit<FitEnd, 'best'>> {
  const { checked, stopped, tell } = learning;
  if (teacher) {
    const logits = await labelAll(subject, teacher, checked, cache, stopped);
    if (!logits) return { status: 'stopped' };
    learning.logits = logits;
    for (const [name, part] of splitsOf(checked.data)) {
      tell({
        type: 'scored',
        model: 'teacher',
        split: name,
        scores: scores({ student: logits[name] as Matrix, labels: part.y })
      });
    }
    await tellSoftLabels(learning, null);
  }
  const own = await learn('student', checked.student, learning);
  if (teacher && own.status !== 'failed') await tellSoftLabels(learning, checked.student);
  if (own.status !== 'done') return own;

  for (const event of lent) tell(event);
  if (!baseline) return own;
  const labelsAlone = { name: 'hard', weight: constant(1), loss: crossEntropy(), given: { weight: 1, loss: crossEntropy() } };
  return learn('baseline', baseline, { ...learning, checked: { ...checked, terms: [labelsAlone] } });
}

/** The teacher's logits of every split; null when it was stopped. */
async function labelAll(
  subject: string,
  teacher: Teacher,
  { data, student }: CheckedRun,
  cache: string | undefined,
  stopped: () => boolean
): Promise<LogitsOfSplits | null> {
  const logits: LogitsOfSplits = {};
  const units = student.outputs[0].shape[1] as number;
  for (const [name, part] of splitsOf(data)) {
    const labelled = await labelUnless(stopped, teacher, part, cache);
    if (!labelled) return null;
    if (labelled.columns !== units) {
      const classes = `${labelled.columns} classes but student "${student.name}" gives ${units}`;
      throw new RangeError(
        `${subject}: teacher "${teacher.info.name}" gives ${classes}; give the student's last layer ${labelled.columns} units`
      );
    }
    logits[name] = labelled;
  }
  return logits;
}

/** Null when it was stopped, which is looked at after each batch. */
async function labelUnless(stopped: () => boolean, teacher: Teacher, data: Dataset, cache?: string): Promise<Matrix | null> {
  const controller = new AbortController();
  const onProgress = () => {
    if (stopped()) controller.abort();
  };
  try {
    const logits = await label(teacher, data, { cache, onProgress, signal: controller.signal });
    return controller.signal.aborted ? null : logits;
  } catch (error) {
    if (controller.signal.aborted) return null;
    throw error;
  }
}

/** What the teacher says beyond the labels, with the student's answer once there is one. */
async function tellSoftLabels({ checked, logits, tell }: Learning, student: tf.LayersModel | null): Promise<void> {
  const [split, data] = shownSplit(checked.data);
  const schedule = checked.terms.find(({ loss }) => loss.temperature)?.loss.temperature;
  const { epochs } = checked;
  const temperature = schedule ? schedule({ epoch: student ? epochs : 0, epochs, step: 0, loss: null }) : null;
  const own = student ? await predict(student, data) : null;
  tell({
    type: 'softLabels',
    softLabels: softLabelsOf({ split, teacher: logits[split] as Matrix, student: own, data, temperature })
  });
}
