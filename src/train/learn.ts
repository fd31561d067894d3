import * as tf from '@tensorflow/tfjs';
import { predict } from '../evaluate/predict';
import { scores } from '../evaluate/scores';
import type { RunEvent } from '../record/RunEvent';
import type { RunRecord } from '../record/RunRecord';
import type { Matrix } from '../data/Matrix';
import type { CheckedRun } from './checkRun';
import { fit, type FitEnd } from './fit';
import { splitsOf, type LogitsOfSplits } from './splitsOf';

export interface Learning {
  checked: CheckedRun;
  /** The teacher's logits; empty without a teacher. */
  logits: LogitsOfSplits;
  stopped: () => boolean;
  tell: (event: RunEvent) => void;
  /** The record so far. */
  record: () => RunRecord;
}

/**
 * Fits one model, then scores its last weights and its best ones on every split. The model ends with the best weights, or,
 * when the fit failed, with the last good ones.
 */
export async function learn(
  of: 'student' | 'baseline',
  model: tf.LayersModel,
  learning: Learning
): Promise<Omit<FitEnd, 'best'>> {
  const { checked, logits, stopped, tell } = learning;
  const { data, terms, epochs, batchSize, optimizer, seed } = checked;
  const needed = terms.some(({ loss }) => loss.needs?.includes('teacher'));
  const teacher = needed && logits.train ? { train: logits.train, validation: logits.validation } : undefined;
  const { train, validation } = data;
  const fitting = fit({ model, of, train, validation, teacher, terms, epochs, batchSize, optimizer, seed, stopped });
  let next = await fitting.next();
  for (; !next.done; next = await fitting.next()) tell(next.value);
  const { best, ...end } = next.value;
  try {
    const isDone = end.status === 'done';
    if (isDone && !(await score(of === 'student' ? 'lastStudent' : 'lastBaseline', model, learning)))
      return { status: 'stopped' };
    if (best && end.status !== 'failed') model.setWeights(best);
    if (isDone && !(await score(of, model, learning))) return { status: 'stopped' };
    return end;
  } finally {
    tf.dispose(best ?? []);
  }
}

type Scored = 'student' | 'lastStudent' | 'baseline' | 'lastBaseline';

/** False when it was stopped in the middle. */
async function score(as: Scored, model: tf.LayersModel, { checked, logits, stopped, tell }: Learning): Promise<boolean> {
  for (const [name, part] of splitsOf(checked.data)) {
    const own: Matrix = await predict(model, part);
    if (stopped()) return false;
    tell({ type: 'scored', model: as, split: name, scores: scores({ student: own, teacher: logits[name], labels: part.y }) });
  }
  return true;
}
