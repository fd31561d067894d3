import type * as tf from '@tensorflow/tfjs';
import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import type { Dataset } from '../../data/Dataset';
import { mixSeeds } from '../../stats/createRandom';
import type { Epsilon } from '../accountant/epsilon';
import { checkPrivacy, checkPrivateStudent } from './checkPrivateTraining';
import { createPrivacySpending } from './createPrivacySpending';
import { computeSamplingPlan } from './computeSamplingPlan';
import { privateLearnOptionNames, type PrivateLearnOptions } from './PrivateTrainOptions';
import { takePrivateSteps } from './takePrivateSteps';

/** When a client learns from its own rows, and what. */
export interface LearningMoment {
  /** Trained in place. */
  model: tf.LayersModel;
  data: Dataset;
  epochs: number;
  /** Of the round. Rows and noise follow from it only beside a `seed` of the options. */
  seed: number;
}

/** Learns in one round of many, and says what all rounds so far have spent. */
export type PrivateLearning = (moment: LearningMoment) => Promise<Epsilon>;

/**
 * How a client of federated learning learns from its rows with differential privacy: as `kd.privacy.train`, once a round. What it returns is what the client has spent in all rounds so far, since
 * steps on the same rows add up.
 *
 * Make one for each client and each run: it counts all of its calls as if they were about the same rows. So what it says may be too much, never too little.
 *
 * @returns a function of `{ model, data, epochs, seed }` to `{ epsilon, delta, accountant, order }`.
 * @throws TypeError or RangeError for an option out of bounds; when it learns, as `kd.privacy.train` does.
 * @example
 * ```ts
 * const data = kd.mnist({ train: 200 }).train;
 * const model = kd.seeded(1, () => tf.sequential({ layers: [tf.layers.dense({ units: 10, inputShape: [784] })] }));
 * const learn = kd.privacy.learn({ noiseMultiplier: 1, delta: 1e-3, batchSize: 50 });
 * const first = await learn({ model, data, epochs: 1, seed: 1 });
 * const second = await learn({ model, data, epochs: 1, seed: 2 });
 * second.epsilon > first.epsilon; // true
 * ```
 */
export function learn(options: PrivateLearnOptions): PrivateLearning {
  const subject = 'privacy.learn';
  checkInputs(subject, options, privateLearnOptionNames);
  const checked = checkPrivacy(subject, options);
  const { noiseMultiplier, delta, batchSize } = checked;
  const spending = createPrivacySpending(delta);
  return async (moment) => {
    if (!hasSafelyReadableMembers(moment, ['model', 'data', 'epochs', 'seed']))
      throw new TypeError(
        `${subject}: expected a model, rows, epochs and a seed, got ${showValue(moment)}; give {model, data, epochs, seed}`
      );
    const { model: student, data } = moment;
    checkPrivateStudent(subject, student, data);
    const epochs = checkNumber(subject, 'epochs', moment.epochs, { integer: true, atLeast: 1, atMost: 1_000_000 });
    const ofRound = checkNumber(subject, 'seed', moment.seed, { integer: true, atLeast: 0, atMost: Number.MAX_SAFE_INTEGER });
    const seed = checked.seed === undefined ? undefined : mixSeeds(checked.seed, ofRound);
    const plan = computeSamplingPlan(data.y.length, batchSize);
    const onStep = spending.mechanism({ noiseMultiplier, samplingRate: plan.samplingRate });
    await takePrivateSteps(subject, { ...checked, ...plan, seed, student, data, epochs, onStep });
    return spending.now();
  };
}
