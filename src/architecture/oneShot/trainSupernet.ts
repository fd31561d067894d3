import { createBatchFeed } from '../../data/createBatchFeed';
import { predictor } from '../../metrics/predict';
import type { CheckedRun } from '../../train/check/CheckedRun';
import { computeScheduledSettings } from '../../train/loop/computeScheduledSettings';
import { createRunningMeans } from '../../train/loop/createRunningMeans';
import { scoreValidation } from '../../train/loop/scoreValidation';
import type { RunEnd } from '../../train/loop/TrainingEnd';
import type { Recorder } from '../../train/record/recordRun';
import type { LogitsOfSplits } from '../../train/task/listPresentSplits';
import { createSandwichSteps } from './createSandwichSteps';
import type { Supernet } from './createSupernet';
import { largestName, smallestName } from './describeOneShot';

/** Trains the shared weights, and records ten points an epoch of the largest and the smallest network. At the end of an epoch both are scored on the validation rows. */
export async function trainSupernet(
  subject: string,
  supernet: Supernet,
  { checked, random, teacher }: { checked: CheckedRun; random: number; teacher: LogitsOfSplits },
  recorder: Recorder
): Promise<RunEnd> {
  const { data, task, stages, optimizer, batchSize, steps, epochs, seed } = checked;
  const [{ terms }] = stages;
  const { largest, smallest } = supernet;
  const callbacks = recorder.training(largestName, largest, false);
  const sandwich = createSandwichSteps(subject, supernet, { terms, optimizer, random, seed });
  const predicts = [largest, smallest.model].map((model) => predictor(model, data.validation!, { times: epochs }));
  const feed = createBatchFeed(data.train, { batchSize, seed });
  const interval = Math.max(1, Math.round(steps / 10));
  const newMeans = () => [createRunningMeans(), createRunningMeans()];
  let means = newMeans();

  async function report(step: number): Promise<void> {
    const isEnd = step % steps === 0;
    const at = { step, epoch: step / steps };
    const settings = computeScheduledSettings({ terms, optimizer }, [], { epoch: step / steps, epochs, step, loss: null });
    if (isEnd) smallest.takeWeights();
    for (const [i, of] of [largestName, smallestName].entries()) {
      const scored = isEnd ? await scoreValidation(task, predicts[i], data.validation, teacher.validation) : {};
      const values = { ...means[i].values, ...(i === 0 && settings), ...scored };
      await (i === 0
        ? callbacks.onEvent({ type: 'point', of, ...at, values })
        : recorder.tell({ type: 'point', of, ...at, values }));
    }
    means = newMeans();
  }

  try {
    for (let step = 1; step <= steps * epochs; step++) {
      const moment = { epoch: (step - 1) / steps, epochs, step: step - 1, loss: null };
      const { rows } = await feed.next();
      const losses = sandwich.step({
        ...{ data: data.train, logits: teacher.train, rows, moment },
        ...{ learningRate: optimizer.learningRate(moment), seed: seed * 1_000_003 + step - 1 }
      });
      if (losses.broken) {
        const fix = 'lower the learning rate, or look for very large values in the data';
        return { status: 'failed', error: `${subject}: expected finite losses, got ${losses.broken} at step ${step}; ${fix}` };
      }
      for (const [i, { terms: own, total }] of [losses.largest, losses.smallest].entries()) means[i].add(own, total);
      if (step % interval === 0 || step % steps === 0) await report(step);
      if (!(await callbacks.onBatchEnd(step))) return { status: 'stopped' };
    }
    await callbacks.onEvent({ type: 'executed', of: largestName, ...sandwich.ran() });
    return { status: 'done' };
  } finally {
    feed.close();
    predicts.forEach((one) => one.dispose());
    sandwich.dispose();
    callbacks.onTrainEnd?.();
  }
}
