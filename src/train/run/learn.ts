import * as tf from '@tensorflow/tfjs';
import { predict } from '../../metrics/predict';
import { scoreLogits } from '../../metrics/scoreLogits';
import type { Matrix } from '../../data/Matrix';
import type { CheckedRun } from '../check/checkRun';
import type { CheckedTransfer } from '../check/checkTransfer';
import { fit, type FitEnd } from '../loop/fit';
import type { Running } from './recordedRun';
import type { Teacher } from '../../teachers/Teacher';
import { splitsOf, type LogitsOfSplits } from './splitsOf';
import { studentAlignment, type StudentAlignment } from './studentAlignment';

export interface Learning extends Running {
  checked: CheckedRun;
  /** The teacher's logits; empty without a teacher. */
  logits: LogitsOfSplits;
  /** The transfer sets with the teacher's logits of them. */
  transfer?: (CheckedTransfer & { logits: Matrix })[];
  /** Whose features the terms compare. */
  features?: Teacher;
}

/**
 * Fits one model, then scores its last weights and its best ones on every split. The model ends with the best weights, or,
 * when the fit failed, with the last good ones. A student that a command has stopped is scored with its best weights.
 */
export async function learn(of: 'student' | 'baseline', model: tf.LayersModel, learning: Learning): Promise<Learnt> {
  const { checked, logits, stopped, tell, steering, live } = learning;
  const { data, stages, batchSize, steps, best, seed } = checked;
  const needed = stages.some(({ terms }) => terms.some(({ loss }) => loss.needs?.includes('teacher')));
  const teacher = needed && logits.train ? { train: logits.train, validation: logits.validation } : undefined;
  const { train, validation } = data;
  const { features } = learning;
  const alignment = of === 'student' ? studentAlignment(model, learning) : undefined;
  await alignment?.before();
  if (alignment && stopped()) return { status: 'stopped' };
  // The baseline learns from labels alone.
  const transfer = of === 'student' ? learning.transfer : undefined;
  const fitting = fit({
    model,
    of,
    train,
    validation,
    teacher,
    features,
    stages,
    transfer,
    batchSize,
    steps,
    best,
    seed,
    stopped,
    steering,
    took: (steps) => live.took(of, steps)
  });
  const { best: weights, ...end } = await told(fitting, tell, alignment);
  try {
    if (of === 'student') steering.learnt();
    const isDone = end.status === 'done';
    const isKept = of === 'student' && end.status === 'stopped' && weights !== null && !learning.broken();
    if (isDone && !(await score(of === 'student' ? 'lastStudent' : 'lastBaseline', model, learning)))
      return { status: 'stopped' };
    const { epoch: kept = checked.epochs } = learning.record().history.best ?? {};
    if (isDone) await alignment?.last(kept);
    if (weights && end.status !== 'failed') model.setWeights(weights);
    if (!isDone && !isKept) return end;
    if (isDone) await alignment?.kept(kept);
    const scored = await score(of, model, learning);
    return scored ? { ...end, logits: scored } : { status: 'stopped' };
  } finally {
    tf.dispose(weights ?? []);
  }
}

/** Tells what happens till the end. A listener that throws ends the fit, which then disposes what it holds. */
async function told(
  fitting: ReturnType<typeof fit>,
  tell: Learning['tell'],
  alignment: StudentAlignment | undefined
): Promise<FitEnd> {
  try {
    let next = await fitting.next();
    for (; !next.done; next = await fitting.next()) {
      tell(next.value);
      if (next.value.type === 'point' && Number.isInteger(next.value.epoch)) await alignment?.during(next.value.epoch);
    }
    return next.value;
  } catch (error) {
    await fitting.return({ status: 'failed', best: null });
    throw error;
  }
}

/** How a model's learning ended, with its own logits of every split where it is done. */
export interface Learnt extends Omit<FitEnd, 'best'> {
  logits?: LogitsOfSplits;
}

type Scored = 'student' | 'lastStudent' | 'baseline' | 'lastBaseline';

/** The model's logits; null when it was stopped in the middle. */
async function score(
  as: Scored,
  model: tf.LayersModel,
  { checked, logits, broken, tell }: Learning
): Promise<LogitsOfSplits | null> {
  const scored: LogitsOfSplits = {};
  for (const [name, part] of splitsOf(checked.data)) {
    const own: Matrix = await predict(model, part);
    if (broken()) return null;
    scored[name] = own;
    if (part.unlabelled) continue;
    tell({
      type: 'scored',
      model: as,
      split: name,
      scores: scoreLogits({ student: own, teacher: logits[name], labels: part.y })
    });
  }
  return scored;
}
