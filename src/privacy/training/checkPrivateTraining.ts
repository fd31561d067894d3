import type * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { showValue } from '../../checks/showValue';
import { checkDataset } from '../../data/checkDataset';
import { checkLabelled } from '../../data/checkLabelled';
import type { Dataset } from '../../data/Dataset';
import { checkModelInUse } from '../../models/checkModelInUse';
import { listLayersIncludingNested } from '../../models/features/listLayersIncludingNested';
import { listRandomLayers } from '../../models/random/listRandomLayers';
import { adam, type Optimizer } from '../../train/optimizers';
import { checkOptimizer } from '../../train/optimizers/checkOptimizer';
import { checkClassStudent, checkGivesLogits, checkIsModel } from '../../train/task/checkStudent';
import { checkDelta } from '../accountant/epsilon';
import type { PrivateLearnOptions } from './PrivateTrainOptions';

/** Options with their defaults. */
export interface CheckedPrivacy {
  clip: number;
  noiseMultiplier: number;
  delta: number;
  batchSize: number;
  optimizer: Optimizer;
  seed: number | undefined;
}

/** @throws TypeError or RangeError for an option out of bounds. */
export function checkPrivacy(subject: string, options: PrivateLearnOptions): CheckedPrivacy {
  const { seed } = options;
  return {
    clip: checkNumber(subject, 'clip', options.clip ?? 1, { above: 0 }),
    noiseMultiplier: checkNumber(subject, 'noiseMultiplier', options.noiseMultiplier, { atLeast: 0 }),
    delta: checkDelta(subject, options.delta),
    batchSize: checkNumber(subject, 'batchSize', options.batchSize ?? 128, { integer: true, atLeast: 1 }),
    optimizer: checkOptimizer(subject, options.optimizer ?? adam()),
    seed: seed === undefined ? undefined : checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 })
  };
}

/**
 * What a row says must not reach the model but through its clipped gradient.
 *
 * @throws TypeError or RangeError for rows or a model with which it would, or that do not fit each other.
 */
export function checkPrivateStudent(subject: string, student: tf.LayersModel, data: Dataset): void {
  checkIsModel(subject, student);
  checkModelInUse(subject, 'student', student);
  checkDataset(data, `${subject}: data`);
  checkLabelled(data, `${subject}: data`);
  if (data.weights)
    throw new TypeError(
      `${subject}: expected data without weights, got ${showValue(data.weights)}; leave them out: weights that follow from other rows give those away`
    );
  checkClassStudent(subject, student, data);
  const mixing = listLayersIncludingNested(student).find((layer) => layer.getClassName() === 'BatchNormalization');
  if (mixing)
    throw new TypeError(
      `${subject}: expected a student in which each row goes by itself, got "${student.name}" with batch normalization in layer "${mixing.name}", which mixes the rows of a batch; leave it out, or use layer normalization`
    );
  const [random] = listRandomLayers(student);
  if (random)
    throw new TypeError(
      `${subject}: expected a student without random layers, got "${student.name}" with layer "${random.layer.name}"; leave it out: the noise of the gradients regularizes already`
    );
  checkGivesLogits(subject, student, data);
}
