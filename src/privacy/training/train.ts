import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { createProgressMeter } from '../../notebook/live/createProgressMeter';
import { checkPrivacy, checkPrivateStudent } from './checkPrivateTraining';
import { createPrivacySpending } from './createPrivacySpending';
import { computeSamplingPlan } from './computeSamplingPlan';
import { privateLearnOptionNames, type PrivateTraining, type PrivateTrainOptions } from './PrivateTrainOptions';
import { summarizePrivateTraining } from './summarizePrivateTraining';
import { takePrivateSteps } from './takePrivateSteps';

/**
 * Trains a model on labels with differential privacy (DP-SGD): what it becomes would be almost as likely if any one row had not been there. Each step draws each row by itself, clips the gradient of each drawn row, adds them,
 * adds Gaussian noise, and divides by the number of rows that are drawn in the mean.
 *
 * Protected is a row that is there or not; if a person has several rows, the guarantee is weaker. Not protected: the number of rows, the options (do not choose them by looking at these rows), the weights that the model starts with, and an encoding of
 * a table that was fitted on these rows. The noise is made of floating-point numbers, so attacks on their lowest bits (Mironov 2012) are not kept off. The loss of training is not told, since it is not private.
 *
 * Abadi et al. 2016, "Deep Learning with Differential Privacy", arXiv 1607.00133.
 *
 * An interrupt or `signal` ends it before the next step, with what was spent so far. The student has the weights of these steps.
 *
 * @throws TypeError or RangeError, before any step, for batch normalization, which mixes rows, random layers, weights of rows, a student and rows that do not fit each other, or an option out of bounds; RangeError in a step whose
 * gradients are not finite.
 * @example
 * ```ts
 * const data = kd.mnist({ train: 200 }).train;
 * const student = kd.seeded(1, () => tf.sequential({ layers: [tf.layers.dense({ units: 10, inputShape: [784] })] }));
 * const spent = await kd.privacy.train({ student, data, noiseMultiplier: 1, delta: 1e-3, batchSize: 50, epochs: 2 });
 * spent.epsilon; // 4.2196...
 * spent.says;
 * ```
 */
export async function train(options: PrivateTrainOptions): Promise<PrivateTraining> {
  const subject = 'privacy.train';
  checkInputs(subject, options, ['student', 'data', ...privateLearnOptionNames, 'epochs', 'signal', 'show']);
  const { student, data, signal, show = true } = options;
  const checked = checkPrivacy(subject, options);
  checkPrivateStudent(subject, student, data);
  const epochs = checkNumber(subject, 'epochs', options.epochs ?? 10, { integer: true, atLeast: 1, atMost: 1_000_000 });
  const { clip, noiseMultiplier, delta, seed } = checked;
  const plan = computeSamplingPlan(data.y.length, checked.batchSize);
  const spending = createPrivacySpending(delta);
  const spend = spending.mechanism({ noiseMultiplier, samplingRate: plan.samplingRate });
  const epsilons: number[] = [];
  const planned = epochs * plan.stepsAnEpoch;
  const meter = show ? createProgressMeter('private training, steps', planned) : null;
  let steps = 0;
  const onStep = () => {
    spend();
    meter?.advance(++steps);
  };
  const onEpoch = () => void epsilons.push(spending.now().epsilon);
  meter?.advance(steps);
  try {
    await takePrivateSteps(subject, { ...checked, ...plan, student, data, epochs, signal, onStep, onEpoch });
  } finally {
    meter?.end(steps === planned ? 'done' : 'stopped');
  }
  const spent = { ...spending.now(), epsilons, steps, samplingRate: plan.samplingRate, noiseMultiplier, clip };
  const training = { ...spent, repeatable: seed !== undefined };
  return { ...training, says: summarizePrivateTraining(training) };
}
