import * as tf from '@tensorflow/tfjs';
import type { AnyDataset, Splits } from '../../data/Dataset';
import type { LogitsOfSplits } from '../task/listPresentSplits';
import { needsTeacherLogits } from '../loop/needsTeacherLogits';
import { trainModel } from '../loop/trainModel';
import type { TrainingInputs } from '../loop/TrainingInputs';
import type { RunEnd } from '../loop/TrainingEnd';
import type { Recorder } from '../record/recordRun';
import type { AlignmentTracker } from './trackLayerAlignment';
import { scoreSplits } from './scoreSplits';
import { setWeights } from '../loop/weights/setWeights';

/** One model of a run: how it is trained, what it is scored on, and under which names. */
export interface ModelTraining extends Omit<TrainingInputs, 'train' | 'validation' | 'teacher' | 'scaling'> {
  data: Splits<AnyDataset>;
  /** The teacher's logits. The model is scored against them, and trained on them if a term uses them. Empty without a teacher. */
  teacher: LogitsOfSplits;
  /** What events call its scores with the last epoch's weights, if that is a name of its own. Scores with the best weights have the model's name. */
  lastName?: 'lastStudent' | 'lastBaseline';
  /** Whether commands can change its terms. If a command stops it, it keeps its best weights and is scored with them. */
  steered: boolean;
  /** Compares its layers with the teacher's. */
  alignment?: AlignmentTracker;
}

/** How the training of a model ended, and the model's logits of every split if it was scored with its best weights. */
export interface TrainedModel extends RunEnd {
  logits?: LogitsOfSplits;
}

/**
 * Trains a model, then scores its last weights and its best weights on every split. The model ends with the best weights, or with the last
 * good ones if the training failed.
 */
export async function trainAndScore(training: ModelTraining, recorder: Recorder): Promise<TrainedModel> {
  const { name, model, data, teacher, lastName, steered, alignment, stages, ...rest } = training;
  const { train, validation } = data;
  const scaling = rest.task.scaling?.(train);
  const taught =
    needsTeacherLogits(stages) && teacher.train ? { train: teacher.train, validation: teacher.validation } : undefined;
  const score = (as: { name: string; last?: boolean }) => scoreSplits({ ...as, task: rest.task, model, data, teacher }, recorder);
  if (await recorder.restore(name, model)) {
    const logits = await score({ name });
    return logits ? { status: 'done', logits } : { status: 'stopped' };
  }
  if (alignment && !recorder.isBehind()) {
    await alignment.before();
    if (recorder.stopped()) return { status: 'stopped' };
  }

  const callbacks = recorder.training(name, model, steered);
  const inputs = { ...rest, name, model, stages, train, validation, teacher: taught, scaling };
  const { best, ...end } = await trainModel(inputs, {
    ...callbacks,
    async onEvent(event) {
      await callbacks.onEvent(event);
      if (event.type === 'point' && Number.isInteger(event.epoch)) await alignment?.during(event.epoch);
    },
    async onCheckpoint(at, snapshot) {
      // A run that was stopped before this epoch's map was there does the epoch again.
      const lacksMap = at === 'epoch' && alignment !== undefined && recorder.stopped();
      if (!lacksMap) await callbacks.onCheckpoint?.(at, snapshot);
    }
  });

  try {
    const isDone = end.status === 'done';
    const isKept = steered && end.status === 'stopped' && best !== null && !recorder.broken();
    if (isDone && !(await score(lastName ? { name: lastName } : { name, last: true }))) return { status: 'stopped' };
    if (isDone) await alignment?.last(best?.epoch);
    if (best && end.status !== 'failed') setWeights(model, best.weights);
    if (!isDone && !isKept) return end;
    if (isDone) await alignment?.kept(best?.epoch);
    const logits = await score({ name });
    if (logits && isDone) recorder.finished(name, model);
    return logits ? { ...end, logits } : { status: 'stopped' };
  } finally {
    tf.dispose(best?.weights ?? []);
  }
}
